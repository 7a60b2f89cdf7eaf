package org.portolan.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.portolan.release.verification.SigningKey;
import picocli.CommandLine.Option;

/** Who signs what is released, if anybody. */
final class SigningOption {
    @Option(names = "--sign", paramLabel = "FILE", defaultValue = "${env:PORTOLAN_SIGN:-" + "}",
            description = "signs the manifest with the private key in this file, which \"portolan keygen\" makes "
                    + "(PORTOLAN_SIGN; default: no signature)")
    private String file;

    Optional<SigningKey> key() {
        return Optional.ofNullable(file).filter(name -> !name.isBlank()).map(name -> SigningKey.read(Path.of(name)));
    }
}
