/*
 * libcrypto: OpenSSL's library of cryptography, loaded when it is needed.
 *
 * Linking to it costs each command a millisecond, and few need it. So the
 * program loads it at run time and looks up its functions by name. It is there
 * wherever libcurl with OpenSSL is.
 *
 * OpenSSL's macros for stacks (sk_X509_num and so on) call functions that would
 * have to be linked to: use libcrypto_count and libcrypto_at.
 */
#ifndef SIGN_LIBCRYPTO_H
#define SIGN_LIBCRYPTO_H

/* Functions of version 3.0; later versions have them too, as deprecated. */
#define OPENSSL_API_COMPAT 30000

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/cms.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/ocsp.h>
#include <openssl/pem.h>
#include <openssl/pkcs7.h>
#include <openssl/rand.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct diag;

/* These are documented by OpenSSL. */
#define LIBCRYPTO_FUNCTIONS(X)                                                 \
	X(ASN1_BIT_STRING_get_bit)                                             \
	X(ASN1_INTEGER_free)                                                   \
	X(ASN1_INTEGER_get_int64)                                              \
	X(ASN1_INTEGER_get_uint64)                                             \
	X(ASN1_INTEGER_new)                                                    \
	X(ASN1_INTEGER_set_uint64)                                             \
	X(ASN1_INTEGER_to_BN)                                                  \
	X(ASN1_STRING_free)                                                    \
	X(ASN1_STRING_get0_data)                                               \
	X(ASN1_STRING_length)                                                  \
	X(ASN1_STRING_set)                                                     \
	X(ASN1_STRING_to_UTF8)                                                 \
	X(ASN1_STRING_type_new)                                                \
	X(ASN1_TIME_diff)                                                      \
	X(ASN1_TIME_free)                                                      \
	X(ASN1_TIME_set)                                                       \
	X(ASN1_item_i2d)                                                       \
	X(BIO_free)                                                            \
	X(BIO_new_mem_buf)                                                     \
	X(BN_bin2bn)                                                           \
	X(BN_bn2hex)                                                           \
	X(BN_free)                                                             \
	X(CMS_ContentInfo_free)                                                \
	X(CMS_SignerInfo_cert_cmp)                                             \
	X(CMS_SignerInfo_get0_algs)                                            \
	X(CMS_SignerInfo_get0_signature)                                       \
	X(CMS_SignerInfo_set1_signer_cert)                                     \
	X(CMS_SignerInfo_verify)                                               \
	X(CMS_get0_SignerInfos)                                                \
	X(CMS_get0_content)                                                    \
	X(CMS_get0_eContentType)                                               \
	X(CMS_get0_type)                                                       \
	X(CMS_get1_certs)                                                      \
	X(CMS_signed_get0_data_by_OBJ)                                         \
	X(CMS_signed_get_attr_by_NID)                                          \
	X(CMS_unsigned_get0_data_by_OBJ)                                       \
	X(CMS_unsigned_get_attr_by_NID)                                        \
	X(CRL_DIST_POINTS_free)                                                \
	X(CRYPTO_free)                                                         \
	X(ECDSA_SIG_free)                                                      \
	X(ECDSA_SIG_new)                                                       \
	X(ECDSA_SIG_set0)                                                      \
	X(ERR_clear_error)                                                     \
	X(ERR_peek_last_error)                                                 \
	X(ERR_reason_error_string)                                             \
	X(ESS_SIGNING_CERT_V2_free)                                            \
	X(EVP_DigestSign)                                                      \
	X(EVP_DigestSignInit)                                                  \
	X(EVP_DigestVerify)                                                    \
	X(EVP_DigestVerifyInit)                                                \
	X(EVP_MD_CTX_free)                                                     \
	X(EVP_MD_CTX_new)                                                      \
	X(EVP_PKEY_free)                                                       \
	X(EVP_PKEY_get_base_id)                                                \
	X(EVP_PKEY_get_bits)                                                   \
	X(EVP_PKEY_get_group_name)                                             \
	X(EVP_PKEY_get_raw_public_key)                                         \
	X(EVP_PKEY_new_raw_private_key)                                        \
	X(EVP_PKEY_new_raw_public_key)                                         \
	X(EVP_get_digestbyname)                                                \
	X(EVP_sha256)                                                          \
	X(GENERAL_NAME_cmp)                                                    \
	X(ISSUING_DIST_POINT_free)                                             \
	X(OBJ_find_sigid_algs)                                                 \
	X(OBJ_nid2obj)                                                         \
	X(OBJ_nid2sn)                                                          \
	X(OBJ_obj2nid)                                                         \
	X(OCSP_BASICRESP_free)                                                 \
	X(OCSP_CERTID_free)                                                    \
	X(OCSP_REQUEST_free)                                                   \
	X(OCSP_REQUEST_new)                                                    \
	X(OCSP_RESPONSE_free)                                                  \
	X(OCSP_SINGLERESP_get0_id)                                             \
	X(OCSP_basic_verify)                                                   \
	X(OCSP_cert_to_id)                                                     \
	X(OCSP_check_nonce)                                                    \
	X(OCSP_id_cmp)                                                         \
	X(OCSP_id_get0_info)                                                   \
	X(OCSP_request_add0_id)                                                \
	X(OCSP_request_add1_nonce)                                             \
	X(OCSP_resp_count)                                                     \
	X(OCSP_resp_get0)                                                      \
	X(OCSP_resp_get0_tbs_sigalg)                                           \
	X(OCSP_response_get1_basic)                                            \
	X(OCSP_response_status)                                                \
	X(OCSP_response_status_str)                                            \
	X(OCSP_single_get0_status)                                             \
	X(OPENSSL_sk_free)                                                     \
	X(OPENSSL_sk_new_null)                                                 \
	X(OPENSSL_sk_num)                                                      \
	X(OPENSSL_sk_pop_free)                                                 \
	X(OPENSSL_sk_push)                                                     \
	X(OPENSSL_sk_value)                                                    \
	X(OSSL_ESS_check_signing_certs)                                        \
	X(OSSL_ESS_signing_cert_v2_new_init)                                   \
	X(PEM_read_bio)                                                        \
	X(PKCS7_ATTR_SIGN_it)                                                  \
	X(PKCS7_add1_attrib_digest)                                            \
	X(PKCS7_add_attrib_content_type)                                       \
	X(PKCS7_add_attribute)                                                 \
	X(PKCS7_add_certificate)                                               \
	X(PKCS7_add_signature)                                                 \
	X(PKCS7_add_signed_attribute)                                          \
	X(PKCS7_content_new)                                                   \
	X(PKCS7_ctrl)                                                          \
	X(PKCS7_free)                                                          \
	X(PKCS7_get0_signers)                                                  \
	X(PKCS7_new)                                                           \
	X(PKCS7_set_type)                                                      \
	X(PKCS7_to_TS_TST_INFO)                                                \
	X(RAND_bytes)                                                          \
	X(TS_MSG_IMPRINT_free)                                                 \
	X(TS_MSG_IMPRINT_get_algo)                                             \
	X(TS_MSG_IMPRINT_get_msg)                                              \
	X(TS_MSG_IMPRINT_new)                                                  \
	X(TS_MSG_IMPRINT_set_algo)                                             \
	X(TS_MSG_IMPRINT_set_msg)                                              \
	X(TS_REQ_free)                                                         \
	X(TS_REQ_new)                                                          \
	X(TS_REQ_set_cert_req)                                                 \
	X(TS_REQ_set_msg_imprint)                                              \
	X(TS_REQ_set_nonce)                                                    \
	X(TS_REQ_set_version)                                                  \
	X(TS_RESP_free)                                                        \
	X(TS_RESP_get_status_info)                                             \
	X(TS_RESP_get_token)                                                   \
	X(TS_RESP_verify_token)                                                \
	X(TS_STATUS_INFO_get0_failure_info)                                    \
	X(TS_STATUS_INFO_get0_status)                                          \
	X(TS_STATUS_INFO_get0_text)                                            \
	X(TS_TST_INFO_free)                                                    \
	X(TS_TST_INFO_get_msg_imprint)                                         \
	X(TS_TST_INFO_get_nonce)                                               \
	X(TS_TST_INFO_get_time)                                                \
	X(TS_VERIFY_CTX_add_flags)                                             \
	X(TS_VERIFY_CTX_free)                                                  \
	X(TS_VERIFY_CTX_new)                                                   \
	X(TS_VERIFY_CTX_set_store)                                             \
	X(X509_ALGOR_free)                                                     \
	X(X509_ALGOR_get0)                                                     \
	X(X509_ALGOR_new)                                                      \
	X(X509_ALGOR_set0)                                                     \
	X(X509_CRL_free)                                                       \
	X(X509_CRL_get0_by_cert)                                               \
	X(X509_CRL_get0_lastUpdate)                                            \
	X(X509_CRL_get0_nextUpdate)                                            \
	X(X509_CRL_get_ext)                                                    \
	X(X509_CRL_get_ext_by_critical)                                        \
	X(X509_CRL_get_ext_d2i)                                                \
	X(X509_CRL_get_issuer)                                                 \
	X(X509_CRL_get_signature_nid)                                          \
	X(X509_CRL_verify)                                                     \
	X(X509_EXTENSION_get_object)                                           \
	X(X509_NAME_ENTRY_get_data)                                            \
	X(X509_NAME_cmp)                                                       \
	X(X509_NAME_get_entry)                                                 \
	X(X509_NAME_get_index_by_NID)                                          \
	X(X509_REVOKED_get0_revocationDate)                                    \
	X(X509_STORE_CTX_free)                                                 \
	X(X509_STORE_CTX_get0_chain)                                           \
	X(X509_STORE_CTX_get_current_cert)                                     \
	X(X509_STORE_CTX_get_error)                                            \
	X(X509_STORE_CTX_init)                                                 \
	X(X509_STORE_CTX_new)                                                  \
	X(X509_STORE_CTX_set_purpose)                                          \
	X(X509_STORE_add_cert)                                                 \
	X(X509_STORE_free)                                                     \
	X(X509_STORE_new)                                                      \
	X(X509_STORE_set1_param)                                               \
	X(X509_VERIFY_PARAM_free)                                              \
	X(X509_VERIFY_PARAM_new)                                               \
	X(X509_VERIFY_PARAM_set_auth_level)                                    \
	X(X509_VERIFY_PARAM_set_flags)                                         \
	X(X509_VERIFY_PARAM_set_time)                                          \
	X(X509_check_ca)                                                       \
	X(X509_check_issued)                                                   \
	X(X509_email_free)                                                     \
	X(X509_free)                                                           \
	X(X509_get0_notAfter)                                                  \
	X(X509_get0_notBefore)                                                 \
	X(X509_get0_pubkey)                                                    \
	X(X509_get0_serialNumber)                                              \
	X(X509_get1_ocsp)                                                      \
	X(X509_get_ext_d2i)                                                    \
	X(X509_get_issuer_name)                                                \
	X(X509_get_key_usage)                                                  \
	X(X509_get_subject_name)                                               \
	X(X509_verify)                                                         \
	X(X509_verify_cert)                                                    \
	X(X509_verify_cert_error_string)                                       \
	X(d2i_CMS_ContentInfo)                                                 \
	X(d2i_ESS_SIGNING_CERT_V2)                                             \
	X(d2i_OCSP_RESPONSE)                                                   \
	X(d2i_PKCS7)                                                           \
	X(d2i_TS_RESP)                                                         \
	X(d2i_X509)                                                            \
	X(d2i_X509_CRL)                                                        \
	X(i2d_ECDSA_SIG)                                                       \
	X(i2d_ESS_SIGNING_CERT_V2)                                             \
	X(i2d_OCSP_REQUEST)                                                    \
	X(i2d_PKCS7)                                                           \
	X(i2d_TS_REQ)                                                          \
	X(i2d_X509)

#define LIBCRYPTO_MEMBER(name) __typeof__(name) *name;
struct libcrypto {
	LIBCRYPTO_FUNCTIONS(LIBCRYPTO_MEMBER)
};
#undef LIBCRYPTO_MEMBER

/*
 * Loads the library, unless it is loaded; it stays until the process ends.
 * False after a failure in diag, with the dynamic linker's message.
 */
bool libcrypto_load(struct diag *diag);

/*
 * The functions, after libcrypto_load succeeded. Whoever has a struct
 * certificate need not load it again: only libcrypto can read one.
 */
const struct libcrypto *libcrypto(void);

/* What went wrong last, in OpenSSL's words; no error is left in its queue. */
const char *libcrypto_reason(void);

/* The items of a stack (STACK_OF); NULL has none. */
int libcrypto_count(const void *stack);
void *libcrypto_at(const void *stack, int index);

/* Frees what OpenSSL allocated: strings, encodings. */
void libcrypto_free(void *memory);

/* The bytes of an ASN.1 string, which owns them. */
struct text libcrypto_text(const ASN1_STRING *string);

/* Seconds since 1970; false if the time is not valid. */
bool libcrypto_seconds(const ASN1_TIME *time, int64_t *seconds);

/*
 * A copy in the arena of what an i2d function encoded into *der, which is
 * freed; `length` is what it returned. Empty if it failed.
 */
struct text libcrypto_encoding(
    struct arena *arena, unsigned char *der, int length);

#endif
