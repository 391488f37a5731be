#!/bin/sh
# make.sh: makes the time-stamps of this directory anew, with OpenSSL 3.0 or
# later and faketime(1). The tests need only what it made; names are fictional.
#
#   stamped.txt       what they are over, but other.tsr
#   root.pem          CA gốc dấu thời gian: 2010 to 2020
#   good.tsr          the response of an authority below it, of 1 June 2015
#   good.tst          the token in it
#   other.tsr         over other bytes
#   by-other.tsr      of an authority below another root
#   sha512.tsr        over a digest that is not SHA-256
#   sha1.tsr          whose signature is over SHA-1
#   bare.tsr          without the certificate of its signer
#   rejected.tsr      a rejection
#   unnamed.tst       without signingCertificate
#   misused.tst       by a certificate that is not for time-stamps
#   misnamed.tst      by another certificate than of the authority that it names
#   early.tsr         of 2009: its certificate was not valid yet
#   good.crl, revoked.crl, root.crl
#                     of the day of good.tsr; they say that the authority is not
#                     revoked, that it is, and that its issuer is not
set -eu
cd "$(dirname "$0")"
TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT
AT='2015-06-01 12:00:00'
export TZ=UTC CA=

cat >"$TMP/config" <<END
[req]
distinguished_name = none
string_mask = utf8only
[none]
[ca]
database = $TMP/\$ENV::CA.index
new_certs_dir = $TMP
rand_serial = yes
default_md = sha256
policy = policy
unique_subject = no
string_mask = utf8only
[policy]
commonName = supplied
[below]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
[tsa]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[other]
keyUsage = critical, digitalSignature
[stamps]
serial = $TMP/serial
crypto_device = builtin
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
tsa_name = yes
ess_cert_id_alg = sha256
END
echo 01 >"$TMP/serial"

key() {
	openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 \
		-out "$TMP/$1.key"
}

# root NAME SUBJECT
root() {
	key "$1"
	: >"$TMP/$1.index"
	faketime '2010-01-01 00:00:00' openssl req -x509 -new -utf8 \
		-config "$TMP/config" -key "$TMP/$1.key" -subj "/CN=$2" \
		-days 3650 -addext basicConstraints=critical,CA:true \
		-addext keyUsage=critical,keyCertSign,cRLSign -out "$1.pem"
}

# issue AUTHORITY NAME SUBJECT EXTENSIONS
issue() {
	key "$2"
	: >"$TMP/$2.index"
	openssl req -new -utf8 -config "$TMP/config" -key "$TMP/$2.key" \
		-subj "/CN=$3" -out "$TMP/request"
	CA=$1
	openssl ca -batch -notext -utf8 -config "$TMP/config" -name ca \
		-cert "$TMP/$1.pem" -keyfile "$TMP/$1.key" -in "$TMP/request" \
		-extensions "$4" -startdate 20100101000000Z \
		-enddate 20191201000000Z -out "$TMP/$2.pem" 2>/dev/null
}

# stamp AUTHORITY ISSUER DIGEST FILE OUT [OPTION…]: of the time $AT.
stamp() {
	signer=$1 issuer=$2 digest=$3 file=$4 out=$5
	shift 5
	openssl ts -query -data "$file" "-$digest" -cert -out "$TMP/query"
	faketime "$AT" openssl ts -reply -config "$TMP/config" -section stamps \
		-queryfile "$TMP/query" -signer "$TMP/$signer.pem" \
		-inkey "$TMP/$signer.key" -chain "$TMP/$issuer.pem" \
		-out "$out" "$@" 2>/dev/null
}

# list AUTHORITY OUT
list() {
	CA=$1
	faketime "$AT" openssl ca -gencrl -config "$TMP/config" -name ca \
		-cert "$TMP/$1.pem" -keyfile "$TMP/$1.key" -crldays 30 2>/dev/null |
		openssl crl -outform DER -out "$2"
}

# signed SIGNER OUT [OPTION…]: the good token's content, signed as CMS.
signed() {
	signer=$1 out=$2
	shift 2
	faketime "$AT" openssl cms -sign -binary -nodetach -outform DER \
		-econtent_type 1.2.840.113549.1.9.16.1.4 -in "$TMP/content" \
		-signer "$TMP/$signer.pem" -inkey "$TMP/$signer.key" \
		-certfile "$TMP/ca.pem" -out "$out" "$@"
}

printf 'quyết định\n' >stamped.txt
root root 'CA gốc dấu thời gian'
cp root.pem "$TMP"
issue root ca 'CA dấu thời gian' below
issue ca tsa 'Dấu thời gian' tsa
issue ca second 'Dấu thời gian thứ hai' tsa
issue ca person 'Ông Thử' other
root other 'CA gốc khác'
mv other.pem "$TMP"
issue other other-tsa 'Dấu thời gian khác' tsa

stamp tsa ca sha256 stamped.txt good.tsr -sha256
openssl ts -reply -in good.tsr -token_out -out good.tst
stamp tsa ca sha256 make.sh other.tsr -sha256
stamp other-tsa other sha256 stamped.txt by-other.tsr -sha256
stamp tsa ca sha512 stamped.txt sha512.tsr -sha256
stamp tsa ca sha256 stamped.txt sha1.tsr -sha1
stamp tsa ca sha384 stamped.txt rejected.tsr -sha256

openssl ts -query -data stamped.txt -sha256 -out "$TMP/query"
faketime "$AT" openssl ts -reply -config "$TMP/config" -section stamps \
	-queryfile "$TMP/query" -signer "$TMP/tsa.pem" -inkey "$TMP/tsa.key" \
	-sha256 -out bare.tsr 2>/dev/null

openssl cms -verify -noverify -inform DER -in good.tst \
	-out "$TMP/content" 2>/dev/null
signed tsa unnamed.tst
signed person misused.tst -cades
signed second misnamed.tst -cades

list ca good.crl
CA=ca
faketime '2015-05-01 00:00:00' openssl ca -config "$TMP/config" \
	-name ca -cert "$TMP/ca.pem" -keyfile "$TMP/ca.key" \
	-revoke "$TMP/tsa.pem" 2>/dev/null
list ca revoked.crl
list root root.crl

AT='2009-06-01 12:00:00'
stamp tsa ca sha256 stamped.txt early.tsr -sha256
