package org.portolan.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.portolan.release.verification.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the two keys by which readers know whose a release is. */
@Command(name = "keygen", mixinStandardHelpOptions = true, description = {
        "Makes a private key that signs releases, and the public key by which readers verify them.",
        "The private key is for its owner alone (mode 600, no password); no file is ever overwritten."})
final class KeygenCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "signing-key.pem",
            description = "the private key, Ed25519 as PKCS#8 in PEM (default: signing-key.pem); the public key is put "
                    + "beside it, as .pub.pem")
    private Path file;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path publicFile = file.resolveSibling(
                file.getFileName().toString().replaceFirst("\\.pem$", "") + ".pub.pem");
        SigningKey.make(file, publicFile);
        Terminal terminal = new Terminal(spec.commandLine());
        terminal.line("private", file + ", for: portolan release --sign " + file);
        terminal.line("public", publicFile + ", for your readers: portolan verify URL --key " + publicFile);
        return ExitCode.FINE.number();
    }
}
