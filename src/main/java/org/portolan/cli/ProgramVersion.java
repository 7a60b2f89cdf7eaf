package org.portolan.cli;

import org.portolan.release.manifest.Program;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"portolan " + Program.running()};
    }
}
