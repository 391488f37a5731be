#!/bin/sh
# fixtures.sh: makes the certificates, keys, revocation lists and OCSP responses
# of this directory anew, with OpenSSL 3.0 or later. The tests need only what it
# made; names are fictional, and the keys sign nothing else.
#
#   root.pem          CA thử nghiệm: the root, EC
#   ca.pem            CA cấp dưới: issued by the root, RSA-3072
#   other-root.pem    another root
#   signer-*.pem      Văn phòng UBND tỉnh Giả Định: RSA-2048, RSA-3072, P-256
#   signer-*.key      their keys
#   renewed.pem       the key of signer-p256.pem, in another certificate
#   weak.pem          RSA-1024; expired.pem, future.pem: 2010 to 2012, 2110 on
#   cipher.pem        for encipherment alone
#   stamper.pem       for time-stamps
#   *.ocsp, *.crl     DER: what they say of signer-p256.pem, by whom
set -eu
cd "$(dirname "$0")"
TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT
FROM=20260101000000Z TO=21260101000000Z
OFFICE="/C=VN/ST=Giả Định/O=UBND tỉnh Giả Định/CN=Văn phòng UBND tỉnh Giả Định"

cat >"$TMP/config" <<EOF
[req]
distinguished_name = name
string_mask = utf8only
[name]
[ca]
database = $TMP/\$ENV::CA.index
new_certs_dir = $TMP
serial = $TMP/serial
default_md = sha256
policy = policy
unique_subject = no
string_mask = utf8only
[policy]
countryName = optional
stateOrProvinceName = optional
organizationName = optional
commonName = supplied
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[below]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:http://ca.example/root.crl
[signer]
basicConstraints = CA:false
keyUsage = critical, digitalSignature, nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
authorityInfoAccess = caIssuers;URI:http://ca.example/ca.cer, OCSP;URI:http://ca.example/ocsp
crlDistributionPoints = URI:ldap://ca.example/cn=ca, URI:http://ca.example/ca.crl
[cipher]
keyUsage = critical, keyEncipherment
[stamper]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[responder]
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
noCheck = yes
[lists]
authorityKeyIdentifier = keyid
[some]
issuingDistributionPoint = critical, @some_reasons
[some_reasons]
onlysomereasons = keyCompromise
[cas]
issuingDistributionPoint = critical, @only_cas
[only_cas]
onlyCA = TRUE
[elsewhere]
issuingDistributionPoint = critical, @another_point
[another_point]
fullname = URI:http://ca.example/other.crl
[here]
issuingDistributionPoint = critical, @own_point
[own_point]
fullname = URI:http://ca.example/ca.crl
EOF
echo 10 >"$TMP/serial"

# key NAME ALGORITHM [OPTION]
key() {
	openssl genpkey -quiet -algorithm "$2" ${3:+-pkeyopt "$3"} \
	    -out "$TMP/$1.key"
}

# certificate NAME SECTION SUBJECT ISSUER [FROM TO]: of the key NAME.
certificate() {
	CA=$4
	export CA
	[ -f "$TMP/$4.index" ] || : >"$TMP/$4.index"
	openssl req -new -utf8 -config "$TMP/config" -key "$TMP/$1.key" \
	    -subj "$3" -out "$TMP/$1.csr"
	if [ "$1" = "$4" ]; then
		set -- "$@" "${5:-$FROM}" "${6:-$TO}"
		signed_by="-selfsign"
	else
		signed_by="-cert $4.pem"
	fi
	openssl ca -batch -notext -utf8 -config "$TMP/config" -name ca \
	    $signed_by -keyfile "$TMP/$4.key" -in "$TMP/$1.csr" \
	    -extensions "$2" -startdate "${5:-$FROM}" -enddate "${6:-$TO}" \
	    -out "$1.pem" 2>"$TMP/log" || { cat "$TMP/log"; exit 1; }
}

P256=ec_paramgen_curve:P-256
key root EC $P256
key other-root EC $P256
key ca RSA rsa_keygen_bits:3072
key signer-2048 RSA rsa_keygen_bits:2048
key signer-3072 RSA rsa_keygen_bits:3072
key signer-p256 EC $P256
key weak RSA rsa_keygen_bits:1024
for name in expired future cipher stamper responder other-responder; do
	key $name EC $P256
done
cp "$TMP/signer-p256.key" "$TMP/renewed.key"

certificate root root "/C=VN/O=Cơ quan thử nghiệm/CN=CA thử nghiệm" root
certificate other-root root "/C=VN/CN=CA thử nghiệm" other-root
certificate ca below "/C=VN/O=Cơ quan thử nghiệm/CN=CA cấp dưới" root
for name in signer-2048 signer-3072 signer-p256 renewed weak; do
	certificate $name signer "$OFFICE" ca
done
certificate expired signer "$OFFICE" ca 20100101000000Z 20120101000000Z
certificate future signer "$OFFICE" ca 21100101000000Z 21120101000000Z
certificate cipher cipher "$OFFICE" ca
certificate stamper stamper "/C=VN/CN=Dấu thời gian thử nghiệm" ca
certificate responder responder "/C=VN/CN=OCSP thử nghiệm" ca
certificate other-responder responder "/C=VN/CN=OCSP thử nghiệm" other-root
for name in signer-2048 signer-3072 signer-p256; do
	cp "$TMP/$name.key" .
done
openssl x509 -in root.pem -outform DER -out root.cer

# revoked CA NAME DATE INDEX: an index in which the certificate is revoked.
revoked() {
	serial=$(openssl x509 -in "$2.pem" -noout -serial | cut -d = -f 2)
	awk -F '\t' -v OFS='\t' -v serial="$serial" -v date="$3" '
	    $4 == serial { $1 = "R"; $3 = date } { print }' \
	    "$TMP/$1.index" >"$TMP/$4.index"
	cp "$TMP/$1.index.attr" "$TMP/$4.index.attr"
}

# response FILE INDEX RESPONDER CERTIFICATE [OPTION…]
response() {
	file=$1 index=$2 responder=$3 certificate=$4
	shift 4
	openssl ocsp -sha256 -issuer ca.pem -cert "$certificate.pem" -no_nonce \
	    -reqout "$TMP/request" >/dev/null
	openssl ocsp -index "$TMP/$index.index" -CA ca.pem \
	    -rsigner "$responder.pem" -rkey "$TMP/$responder.key" \
	    -reqin "$TMP/request" -respout "$file.ocsp" "$@" >"$TMP/log" 2>&1 || { cat "$TMP/log"; exit 1; }
}

# list FILE INDEX CA EXTENSIONS [NEXT]
list() {
	cp "$TMP/$2.index" "$TMP/lists.index"
	cp "$TMP/$2.index.attr" "$TMP/lists.index.attr"
	CA=lists openssl ca -config "$TMP/config" -name ca -gencrl \
	    -cert "$3.pem" -keyfile "$TMP/$3.key" -crlexts "$4" \
	    -crl_lastupdate 20261001000000Z \
	    -crl_nextupdate "${5:-$TO}" 2>"$TMP/log" |
	openssl crl -outform DER -out "$1.crl"
}

revoked ca signer-p256 300101000000Z late
: >"$TMP/empty.index"
response good ca responder signer-p256 -ndays 36500
response good-by-issuer ca ca signer-p256 -ndays 36500
response revoked late responder signer-p256 -ndays 36500
response unknown empty responder signer-p256 -ndays 36500
response short ca responder signer-p256 -nmin 60
response open-ended ca responder signer-p256
response by-other ca other-responder signer-p256 -ndays 36500
response by-signer ca signer-2048 signer-p256 -ndays 36500
response of-renewed ca responder renewed -ndays 36500
list good ca ca lists
list revoked late ca lists
list ended ca ca lists 20261101000000Z
list by-other ca other-root lists
list some-reasons ca ca some
list only-cas ca ca cas
list elsewhere ca ca elsewhere
list here ca ca here
list root root root lists
