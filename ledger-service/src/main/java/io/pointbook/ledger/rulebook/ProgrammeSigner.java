package io.pointbook.ledger.rulebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pointbook.ledger.rulebook.ProgrammeEvent.VersionPublished;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Signs programmes for tills that may be offline: JSON Web Signature (RFC 7515) with Ed25519 (RFC 8037). */
public final class ProgrammeSigner {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 8;

    private final PrivateKey privateKey;
    private final Key key;

    /**
     * A public key as JSON Web Key.
     *
     * @param x base64url of the 32 bytes
     */
    public record Key(String kty, String crv, String alg, String use, String kid, String x) {}

    /** A JWS in flattened JSON; all members are base64url. */
    public record Signed(
            String payload, @JsonProperty("protected") String header, String signature) {}

    private ProgrammeSigner(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        this.privateKey = privateKey;
        byte[] encoded = publicKey.getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        var digest = MessageDigest.getInstance("SHA-256").digest(raw);
        var kid = HexFormat.of().formatHex(digest, 0, KEY_ID_BYTES);
        this.key = new Key("OKP", "Ed25519", "EdDSA", "sig", kid, BASE64.encodeToString(raw));
    }

    /** Reads both halves, PEM, from one file. */
    public static ProgrammeSigner fromFile(Path file) {
        try {
            var pem = Files.readString(file);
            var keys = KeyFactory.getInstance("Ed25519");
            return new ProgrammeSigner(
                    keys.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY"))),
                    keys.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY"))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException problem) {
            throw new IllegalStateException(
                    "The signing key cannot be read from " + file
                            + ". It holds an Ed25519 key, private and public half as PEM.",
                    problem);
        }
    }

    Key key() {
        return key;
    }

    Signed sign(VersionPublished version, Instant at) {
        var header = BASE64.encodeToString(
                ("{\"alg\":\"EdDSA\",\"kid\":\"" + key.kid() + "\"}").getBytes(StandardCharsets.UTF_8));
        var payload = BASE64.encodeToString(payload(version, at));
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update((header + "." + payload).getBytes(StandardCharsets.US_ASCII));
            return new Signed(payload, header, BASE64.encodeToString(signature.sign()));
        } catch (GeneralSecurityException problem) {
            throw new IllegalStateException("a programme cannot be signed", problem);
        }
    }

    private static byte[] payload(VersionPublished version, Instant at) {
        var head = "{\"programmeId\":\"" + version.programmeId() + "\",\"version\":" + version.version()
                + ",\"effectiveFrom\":\"" + version.effectiveFrom() + "\",\"at\":\"" + at + "\",\"programme\":";
        return (head + new String(ProgrammeJson.write(version.document()), StandardCharsets.UTF_8) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] block(String pem, String kind) {
        var found = Pattern.compile("-----BEGIN " + kind + "-----([A-Za-z0-9+/=\\s]+)-----END " + kind + "-----")
                .matcher(pem);
        if (!found.find()) {
            throw new IllegalArgumentException("there is no " + kind);
        }
        return Base64.getMimeDecoder().decode(found.group(1));
    }
}
