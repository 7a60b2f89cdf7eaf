package org.portolan.cli;

import java.math.BigDecimal;
import java.util.Optional;
import org.portolan.release.guards.Allowance;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a release may take away from those who read the one before. */
final class GuardOptions {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private double mostRowsLost;
    private Optional<String> reason = Optional.empty();
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--most-rows-lost", paramLabel = "SHARE", defaultValue = "${env:PORTOLAN_MOST_ROWS_LOST:-20%}",
            description = "how many of its rows a table may lose from one release to the next; three"
                    + " may always go, but not all of several unless it is 100%%"
                    + " (PORTOLAN_MOST_ROWS_LOST; default: 20%%)")
    void mostRowsLost(String share) {
        boolean isShare = share.matches("[0-9]{1,3}(\\.[0-9]{1,6})?%")
                && new BigDecimal(share.replace("%", "")).compareTo(WHOLE) <= 0;
        if (!isShare) {
            throw new ParameterException(command.commandLine(),
                    "--most-rows-lost: \"%s\" is no share; write 0%% to 100%%, for example 20%%".formatted(share));
        }
        mostRowsLost = new BigDecimal(share.replace("%", "")).movePointLeft(2).doubleValue();
    }

    @Option(names = "--accept-removals", paramLabel = "REASON",
            description = "releases although tables shrink, classes or addresses vanish or keys change,"
                    + " and records why")
    void acceptRemovals(String why) {
        if (why.isBlank()) {
            throw new ParameterException(command.commandLine(),
                    "--accept-removals: write why, for example --accept-removals \"Ghent was listed by mistake\"");
        }
        if (why.chars().anyMatch(Character::isISOControl)) {
            throw new ParameterException(command.commandLine(),
                    "--accept-removals: write why in one line, without control characters: it is published");
        }
        reason = Optional.of(why.strip());
    }

    Allowance allowance() {
        return new Allowance(mostRowsLost, reason);
    }
}
