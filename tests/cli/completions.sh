# The completions of the shells have every command and option that the program
# takes, and no other.
. "$TESTS/cli.sh"

commands=$(exits 0 help && sed -n 's/^congbao \([a-z]*\) .*/\1/p' out)
options=$(sed -n 's/^    {"\([a-z-]*\)", [^,]*, \(true\|false\),.*/\1/p' \
    "$ROOT/pipeline/commands/options.c" | sort -u)
for shell in bash zsh fish; do
	check "of $shell" exits 0 help --completions $shell
	cp out completions.$shell
	check "of $shell, with =" exits 0 help --completions=$shell
	check "are the same" cmp out completions.$shell
done
check "of another shell" says 2 "bash, zsh or fish" help --completions ksh
check "of none" says 2 "bash, zsh or fish" help --completions

# The program itself says what it takes: in an empty directory it does no more.
mkdir empty
cd empty || exit 2
for command in $commands; do
	for option in $options help lang version; do
		"$PROGRAM" $command --$option --help 2>&1 >/dev/null </dev/null |
		    grep -qF 'is no option here' ||
			echo "$command --$option"
	done
done | sort >"$WORK/taken"
cd "$WORK" || exit 2
check "commands are found" test "$(echo "$commands" | wc -l)" -gt 15
check "and options" test "$(wc -l <taken)" -gt 100

# complete WORD…: what bash proposes for the last word.
cat >complete.bash <<'END'
source "$(dirname "$0")/completions.bash"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_congbao congbao
printf '%s\n' "${COMPREPLY[@]}"
END
complete() {
	bash complete.bash congbao "$@" | sort
}
in_bash() {
	for command in $commands; do
		complete $command -- | grep '^--' | sed "s/^/$command /"
	done | sort | diff taken -
}
in_zsh() {
	awk -v commands="$(echo $commands)" '
	BEGIN {
		split(commands, names)
		for (i in names)
			is_command[names[i] ")"] = 1
	}
	is_command[$1] { command = substr($1, 1, length($1) - 1) }
	/^\t;;/ { command = "" }
	command != "" {
		while (match($0, /\047--[a-z-]+/)) {
			print command, substr($0, RSTART + 1, RLENGTH - 1)
			$0 = substr($0, RSTART + RLENGTH)
		}
	}' completions.zsh | sort -u | diff taken -
}
in_fish() {
	{
		sed -n "s/.*'__congbao_is \([a-z]*\)' -l \([a-z-]*\).*/\1 --\2/p" \
		    completions.fish
		for command in $commands; do
			grep -q '^complete -c congbao -l help$' completions.fish &&
				echo "$command --help"
			grep -q '^complete -c congbao -l lang ' completions.fish &&
				echo "$command --lang"
			grep -q '^complete -c congbao -l version$' \
			    completions.fish && echo "$command --version"
		done
	} | grep -v '^help ' | sort -u | diff taken -
}
check "every option in bash" in_bash
check "every option in zsh" in_zsh
check "every option in fish" in_fish
every_command() {
	complete "" >found
	for command in $commands help; do
		grep -qx "$command" found &&
		grep -q "'$command:" completions.zsh &&
		grep -q -- "-a $command -d" completions.fish || {
			echo "no $command"
			return 1
		}
	done
}
check "every command" every_command

# What is proposed, as a shell asks.
proposes() {
	wanted=$1
	shift
	[ "$(complete "$@" | tr '\n' ' ')" = "$wanted " ] && return
	complete "$@"
	return 1
}
check "a command" proposes "check" che
check "an option" proposes "--spelling --strict" check --s
check "values of an option" proposes "github json text" check --format =
check "one of them" proposes "json" check --format = j
check "without =" proposes "full" publish --verify fu
check "files otherwise" proposes "" check issues/
check "a first word" proposes "check unlock" portal ""
check "only the first" proposes "" portal check c
check "a code" proposes "date-impossible" explain control date-im
check "all codes" test "$(complete explain "" | wc -l)" -eq \
    "$(grep -c '^CODE(' "$ROOT/pipeline/base/diag_code.def")"
show_words() {
	stages=$(complete show "") && [ -n "$stages" ] || return 1
	sed -n '/ STAGES\[\] = /,/;/p' \
	    "$ROOT/pipeline/commands/command_inspect.c" |
	    grep -o '"[a-z]*"' | tr -d '"' | sort >stages
	echo "$stages" | diff stages - || return 1
	for stage in $stages; do
		exits 2 show $stage nowhere.md
		! grep -q 'show what?' err || return 1
	done
}
check "what show takes" show_words
