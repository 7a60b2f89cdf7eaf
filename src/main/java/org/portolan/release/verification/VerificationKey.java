package org.portolan.release.verification;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.portolan.release.files.ReleaseException;

/** The public key of a publisher, by which readers know that a manifest is theirs: Ed25519, in PEM. */
public final class VerificationKey {
    static final String LABEL = "PUBLIC KEY";

    private final PublicKey key;

    private VerificationKey(PublicKey key) {
        this.key = key;
    }

    /**
     * The key in a file.
     *
     * @throws ReleaseException if it holds none
     */
    public static VerificationKey read(Path file) {
        byte[] bytes = Pem.read(file, LABEL);
        try {
            return new VerificationKey(
                    KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes)));
        } catch (InvalidKeySpecException e) {
            throw new ReleaseException(file, "holds no " + SigningKey.ALGORITHM + " key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 on has " + SigningKey.ALGORITHM, e);
        }
    }

    /** Whether the private key that belongs to this one signed these bytes. @param signature in base64 */
    boolean hasSigned(byte[] message, String signature) {
        try {
            Signature verification = Signature.getInstance(SigningKey.ALGORITHM);
            verification.initVerify(key);
            verification.update(message);
            return verification.verify(Base64.getDecoder().decode(signature.strip()));
        } catch (SignatureException | IllegalArgumentException noSignature) {
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the key was read as one of " + SigningKey.ALGORITHM, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 on has " + SigningKey.ALGORITHM, e);
        }
    }
}
