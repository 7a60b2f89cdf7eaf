package org.portolan.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the releases lie. */
final class ReleasesOption {
    @Option(names = "--releases", paramLabel = "FOLDER", defaultValue = "${env:PORTOLAN_RELEASES:-releases}",
            description = "where releases are kept (PORTOLAN_RELEASES; default: releases)")
    Path folder;
}
