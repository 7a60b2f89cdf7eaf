package org.portolan.cli;

import picocli.CommandLine.Mixin;

/** What a release is made of and how: where a command makes one, it takes all of these. */
final class ReleaseOptions {
    @Mixin
    PublicationOptions publication;
    @Mixin
    ReleasesOption releases;
    @Mixin
    GuardOptions guards;
    @Mixin
    SigningOption signing;
    @Mixin
    KeepOption keep;
}
