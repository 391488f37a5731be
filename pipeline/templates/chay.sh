#!/bin/sh
# cong-bao.sh VIỆC: một việc của CI, như nhau trên GitLab và GitHub.
#
#   cai-dat     cài gói congbao đúng phiên bản và mã SHA-256
#   kiem-tra    tìm lỗi, đối chiếu với những gì đã đăng
#   dan-trang   dàn trang vào thư mục out/
#   nhap-word   nhập các tệp trong word/, ghi kết quả lên nhánh này
#   danh-so     đánh số những số Công báo đã đến ngày, ghi sổ đăng ký
#   ky          ký số CONGBAO_ISSUE, ghi chữ ký
#   dang        đăng thư mục out/ lên CONGBAO_PORTAL, rồi đọc lại
#   xac-minh    đọc lại toàn bộ CONGBAO_PUBLIC, so với lần trước
#
# Việc nào hỏng thì dòng cuối nói phải làm gì.
set -eu

viec=${1:-}

# Mã thoát của congbao, và việc người phụ trách phải làm.
huong_dan() {
	case $1 in
	0) return ;;
	1) echo "Có lỗi trong văn bản hoặc hồ sơ. Sửa tại tệp và dòng nêu trên; lệnh “congbao explain MÃ-LỖI” giải thích từng lỗi." ;;
	5) echo "Văn bản đã đăng bị sửa. Khôi phục văn bản như khi đăng; muốn đính chính thì ra một văn bản đính chính trong số sau." ;;
	6) echo "Một lần đăng khác đang chạy. Chờ nó xong rồi chạy lại việc này; nếu chắc chắn nó đã chết: congbao portal unlock." ;;
	7) echo "Sai tên, mật khẩu, khóa, PIN hoặc chứng thư. Người phụ trách kiểm tra các biến CONGBAO_…; không chạy lại nhiều lần, thiết bị ký có thể bị khóa." ;;
	8) echo "Lỗi mạng, hoặc máy chủ cấp dấu thời gian không trả lời. Chạy lại việc này sau ít phút." ;;
	9) echo "Trang công khai không khớp với những gì đã đăng. Không đăng tiếp; báo người phụ trách và giữ nhật ký này." ;;
	10) echo "Có người khác vừa đăng, hoặc bản này cũ hơn bản đã đăng. Cập nhật nhánh chính, dàn trang lại rồi chạy lại." ;;
	11) echo "Máy chủ không an toàn để đăng. Chạy “congbao portal check” và báo đơn vị quản trị máy chủ." ;;
	*) echo "Việc không chạy được: xem dòng lỗi phía trên (tệp, gói cài đặt, máy chủ)." ;;
	esac
}

ket_thuc() {
	status=$1
	[ "$status" -eq 0 ] || {
		loi=$(huong_dan "$status")
		[ -z "${GITHUB_ACTIONS:-}" ] || echo "::error title=$viec::$loi"
		echo "$viec: $loi" >&2
	}
	[ -z "${tam:-}" ] || rm -rf "$tam"
}
trap 'ket_thuc $?' EXIT
tam=$(mktemp -d)

can() {
	eval "gia_tri=\${$1:-}"
	[ -n "$gia_tri" ] || {
		echo "Chưa đặt biến $1: xem README.md, mục “Cài đặt CI”." >&2
		exit 2
	}
}

cai_dat() {
	can CONGBAO_VERSION
	can CONGBAO_SHA256
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -qq
	apt-get install -qq -y --no-install-recommends \
	    ca-certificates curl git jq openssh-client $*
	goi=${CONGBAO_PACKAGE:-goi/congbao_${CONGBAO_VERSION}_amd64.deb}
	case $goi in
	https://*) curl -fsSL --retry 3 -o "$tam/congbao.deb" "$goi" ;;
	*) cp "$goi" "$tam/congbao.deb" ;;
	esac
	echo "$CONGBAO_SHA256  $tam/congbao.deb" | sha256sum -c --quiet - || {
		echo "Gói $goi không có mã SHA-256 đã khai: không cài." >&2
		exit 2
	}
	chmod 755 "$tam"
	apt-get install -qq -y --no-install-recommends "$tam/congbao.deb"
	# Tệp của một người dùng khác: trình chạy sao chép kho mã vào đây.
	git config --global --add safe.directory "$PWD"
}

# Khóa trong biến thành tệp mà chỉ việc này đọc được.
bi_mat() {
	for ten in SSH_KEY KNOWN_HOSTS NETRC; do
		eval "noi_dung=\${CONGBAO_${ten}_TEXT:-}"
		[ -n "$noi_dung" ] || continue
		(umask 077 && printf '%s\n' "$noi_dung" >"$tam/$ten")
		export "CONGBAO_$ten=$tam/$ten"
	done
	# Biến kiểu tệp của GitLab mở cho mọi người đọc.
	for ten in USER_FILE PASSWORD_FILE TOKEN_FILE PIN_FILE SSH_KEY NETRC; do
		eval "tep=\${CONGBAO_$ten:-}"
		if [ -n "$tep" ] && [ -f "$tep" ]; then chmod 600 "$tep"; fi
	done
}

nhanh() {
	if [ -n "${CI_MERGE_REQUEST_SOURCE_BRANCH_NAME:-}" ]; then
		echo "$CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"
	elif [ -n "${GITHUB_HEAD_REF:-}" ]; then
		echo "$GITHUB_HEAD_REF"
	else
		echo "${CI_COMMIT_BRANCH:-${GITHUB_REF_NAME:-main}}"
	fi
}

day() {
	if [ -n "${CI_PROJECT_PATH:-}" ] && [ -z "${CONGBAO_REMOTE:-}" ]; then
		TOKEN_DAY=${CONGBAO_PUSH_TOKEN:-$CI_JOB_TOKEN}
		TEN_DAY=gitlab-ci-token
		[ -z "${CONGBAO_PUSH_TOKEN:-}" ] || TEN_DAY=oauth2
		export TOKEN_DAY TEN_DAY
		git -c credential.helper= -c credential.helper='!f() {
			echo "username=$TEN_DAY"; echo "password=$TOKEN_DAY"; }; f' \
		    push -q "$CI_SERVER_URL/$CI_PROJECT_PATH.git" "HEAD:$1"
	else
		git push -q "${CONGBAO_REMOTE:-origin}" "HEAD:$1"
	fi
}

# ghi LỜI ĐƯỜNG-DẪN…: ghi các thay đổi và đẩy lên nhánh này.
ghi() {
	loi_ghi=$1
	shift
	git add -A -- "$@"
	if git diff --cached --quiet; then
		return 0
	fi
	git -c user.name="Công báo (CI)" -c user.email=ci@congbao.invalid \
	    commit -q -m "$loi_ghi"
	day "refs/heads/$(nhanh)" || {
		echo "Chưa đẩy được lên nhánh $(nhanh): nhánh vừa có thay đổi khác, hoặc CI chưa được quyền ghi (README.md, mục “Cài đặt CI”)." >&2
		exit 2
	}
}

da_dang() {
	[ -z "${CONGBAO_PUBLIC:-}" ] || echo "--published=$CONGBAO_PUBLIC"
}

kiem_tra() {
	bi_mat
	status=0
	if [ -n "${GITHUB_ACTIONS:-}" ]; then
		congbao check --format=github $(da_dang) || exit $?
		return
	fi
	congbao check --format=json $(da_dang) 2>"$tam/loi" || status=$?
	jq -s '[.[] | select(.path) | {
	  description: .message, check_name: .code,
	  fingerprint: "\(.path):\(.line):\(.code):\(.message)",
	  severity: (if .severity == "error" then "major" else "minor" end),
	  location: {path: .path, lines: {begin: (.line // 1)}}}]' \
	    "$tam/loi" >loi.json
	jq -r '{error: "lỗi", warning: "cảnh báo", note: "ghi chú",
	  failure: "sự cố"}[.severity] as $muc |
	  "\(.path // ""):\(.line // ""): \($muc): \(.message) [\(.code)]"' \
	    "$tam/loi"
	exit $status
}

dan_trang() {
	bi_mat
	congbao build $(da_dang) -o out --all
}

# nhap_mot TỆP: văn bản vào issues/, báo cáo bên cạnh tệp Word.
nhap_mot() {
	tep=$1
	so=${tep#word/}
	so=issues/${so%/*}
	bao_cao=${tep%.*}.bao-cao.txt
	da_ky=${tep%.*}.pdf
	set --
	[ ! -f "$da_ky" ] || set -- --signed "$da_ky"
	case $so in
	issues/*/*/*) dung= ;;
	issues/[12][0-9][0-9][0-9]/*) dung=1 ;;
	*) dung= ;;
	esac
	if [ -z "$dung" ]; then
		echo "Đặt tệp vào word/<năm>/<tên số>/." >"$bao_cao"
		return 1
	fi
	if ! congbao import "$@" "$so" "$tep" >"$bao_cao" 2>&1; then
		return 1
	fi
	echo "Kiểm tra $so:" >>"$bao_cao"
	congbao check "$so" >>"$bao_cao" 2>&1 || :
	rm -f "$tep" "$da_ky"
}

nhap_word() {
	[ -d word ] || return 0
	status=0
	find word -type f \( -iname '*.docx' -o -iname '*.doc' \
	    -o -iname '*.odt' -o -iname '*.rtf' \) | LC_ALL=C sort >"$tam/tep"
	while IFS= read -r tep; do
		if nhap_mot "$tep"; then
			echo "$tep: đã nhập"
		else
			echo "$tep: chưa nhập được"
			status=1
		fi
		cat "${tep%.*}.bao-cao.txt"
	done <"$tam/tep"
	if [ -d issues ]; then ghi "Nhập văn bản từ tệp Word" word issues; fi
	exit $status
}

danh_so() {
	congbao number --due
	ghi "Đánh số Công báo" issues
}

ky() {
	can CONGBAO_ISSUE
	case $CONGBAO_ISSUE in
	*[!A-Za-z0-9/._-]* | *..* | -* | /*)
		echo "CONGBAO_ISSUE là <năm>/<tên số>, như 2026/01-thang-01." >&2
		exit 2
		;;
	esac
	bi_mat
	congbao sign --built out "issues/$CONGBAO_ISSUE"
	ghi "Ký số Công báo $CONGBAO_ISSUE" "issues/$CONGBAO_ISSUE/chu-ky"
}

dang() {
	can CONGBAO_PORTAL
	can CONGBAO_PUBLIC
	bi_mat
	status=0
	# 8 là lỗi mạng: chỉ khi đó mới đáng thử lại.
	for cho in 60 300 0; do
		status=0
		congbao publish -o out --to "$CONGBAO_PORTAL" \
		    --public "$CONGBAO_PUBLIC" --wait "${CONGBAO_WAIT:-1800}" \
		    ${CONGBAO_OPTIONS:-} --built || status=$?
		[ $status -eq 8 ] || break
		[ $cho -eq 0 ] || sleep $cho
	done
	[ $status -eq 0 ] || exit $status
	congbao verify "$CONGBAO_PUBLIC" || exit $?
	# Đầu sổ đăng: lần sau, một trang bị quay về quá khứ sẽ bị từ chối.
	if [ -f issues/published ]; then
		ghi "Ghi đầu sổ đăng [skip ci]" issues/published
	fi
}

xac_minh() {
	can CONGBAO_PUBLIC
	mkdir -p so-cu
	congbao verify --known=so-cu/dau-so "$CONGBAO_PUBLIC"
}

case $viec in
cai-dat)
	shift
	cai_dat "$@"
	;;
kiem-tra) kiem_tra ;;
dan-trang) dan_trang ;;
nhap-word) nhap_word ;;
danh-so) danh_so ;;
ky) ky ;;
dang) dang ;;
xac-minh) xac_minh ;;
*)
	echo "Không có việc “$viec”: xem đầu tệp này." >&2
	exit 2
	;;
esac
