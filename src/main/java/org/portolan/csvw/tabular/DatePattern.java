package org.portolan.csvw.tabular;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of dates and times such as {@code d.M.yyyy HH:mm X}. It has the fields that its datatype asks for, each
 * once, in any order; names of months and years of two digits are not among them.
 *
 * @param format the pattern as it is written
 * @param text   recognises a text and its fields, each a group of the name of its {@link Field}
 * @param type   what the fields make up
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#formats-for-dates-and-times">Model for Tabular Data,
 * 6.4.4</a>
 */
record DatePattern(String format, Pattern text, DateType type) {
    private static final Pattern TOKEN = Pattern.compile("yyyy|MM?|dd?|HH|mm|ss|\\.S+| ?[Xx]{1,3}$|[-/.: ,T]");
    private static final int MOST_DECIMALS = 50;

    /** A part of a date or time. */
    private enum Field {
        YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, DECIMALS, ZONE
    }

    /** The pattern that is written so. */
    static DatePattern parse(String format, DateType type) throws FormatException {
        StringBuilder regex = new StringBuilder();
        Map<Field, String> found = new EnumMap<>(Field.class);
        Matcher token = TOKEN.matcher(format);
        int at = 0;
        while (at < format.length()) {
            if (!token.find(at) || token.start() != at) {
                throw new FormatException("has \"%s\" at its position %d; it may have yyyy MM M dd d HH mm ss, "
                        .formatted(Character.toString(format.codePointAt(at)), at + 1)
                        + ".S after ss, X or x at its end, and - / . : , T between them");
            }
            Optional<Field> field = field(token.group());
            if (field.isPresent() && found.put(field.get(), token.group()) != null) {
                throw new FormatException("has %s twice".formatted(token.group()));
            }
            regex.append(field.map(of -> group(of, token.group())).orElseGet(() -> Pattern.quote(token.group())));
            at = token.end();
        }
        require(found.keySet(), type);
        return new DatePattern(format, Pattern.compile(regex.toString()), type);
    }

    private static Optional<Field> field(String token) {
        return switch (token.charAt(token.length() - 1)) {
            case 'y' -> Optional.of(Field.YEAR);
            case 'M' -> Optional.of(Field.MONTH);
            case 'd' -> Optional.of(Field.DAY);
            case 'H' -> Optional.of(Field.HOUR);
            case 'm' -> Optional.of(Field.MINUTE);
            case 's' -> Optional.of(Field.SECOND);
            case 'S' -> Optional.of(Field.DECIMALS);
            case 'X', 'x' -> Optional.of(Field.ZONE);
            default -> Optional.empty();
        };
    }

    private static String group(Field field, String token) {
        String digits = switch (token) {
            case "yyyy" -> "[0-9]{4}";
            case "M", "d" -> "[0-9]{1,2}";
            default -> "[0-9]{2}";
        };
        return switch (field) {
            case DECIMALS -> "(?:\\.(?<DECIMALS>[0-9]{1,%d}))?".formatted(Math.min(token.length() - 1, MOST_DECIMALS));
            case ZONE -> (token.startsWith(" ") ? " " : "") + "(?<ZONE>%s)".formatted(zone(token.strip()));
            default -> "(?<%s>%s)".formatted(field, digits);
        };
    }

    private static String zone(String token) {
        String offset = switch (token.length()) {
            case 1 -> "[+-][0-9]{2}(?:[0-9]{2})?";
            case 2 -> "[+-][0-9]{4}";
            default -> "[+-][0-9]{2}:[0-9]{2}";
        };
        return token.startsWith("X") ? offset + "|Z" : offset;
    }

    private static void require(Set<Field> found, DateType type) throws FormatException {
        for (Field field : Field.values()) {
            boolean has = found.contains(field);
            boolean wanted = switch (field) {
                case YEAR -> type.hasYear();
                case MONTH -> type.hasMonth();
                case DAY -> type.hasDay();
                case HOUR, MINUTE -> type.hasTime();
                case SECOND -> has && type.hasTime();
                case DECIMALS -> has && type.hasTime() && found.contains(Field.SECOND);
                case ZONE -> has;
            };
            if (has != wanted) {
                throw new FormatException("has %s %s, which %s".formatted(has ? "a" : "no",
                        field.name().toLowerCase(Locale.ROOT),
                        has ? "has no place there" : "cannot be left out"));
            }
        }
    }

    /**
     * The date or time as XML Schema writes it, though its fields may be out of range; empty if the text is not of this
     * pattern.
     */
    Optional<String> iso(String written) {
        Matcher fields = text.matcher(written);
        return fields.matches() ? Optional.of(date(fields) + time(fields) + zone(fields)) : Optional.empty();
    }

    /**
     * A date and time as this pattern writes it, as far as it has fields for it.
     *
     * @param zone {@code Z} or an offset such as {@code +01:00}; what a pattern with a zone writes
     */
    String write(LocalDateTime moment, String zone) {
        return TOKEN.matcher(format).replaceAll(token -> switch (token.group()) {
            case "yyyy" -> String.format(Locale.ROOT, "%04d", moment.getYear());
            case "MM" -> String.format(Locale.ROOT, "%02d", moment.getMonthValue());
            case "M" -> Integer.toString(moment.getMonthValue());
            case "dd" -> String.format(Locale.ROOT, "%02d", moment.getDayOfMonth());
            case "d" -> Integer.toString(moment.getDayOfMonth());
            case "HH" -> String.format(Locale.ROOT, "%02d", moment.getHour());
            case "mm" -> String.format(Locale.ROOT, "%02d", moment.getMinute());
            case "ss" -> String.format(Locale.ROOT, "%02d", moment.getSecond());
            default -> token.group().startsWith(".S") ? decimals(moment, token.group().length())
                    : rest(token.group(), zone);
        });
    }

    /** A point and the decimals of the second, at most so many characters; nothing if they are zero. */
    private static String decimals(LocalDateTime moment, int most) {
        String digits = String.format(Locale.ROOT, ".%09d", moment.getNano());
        return digits.substring(0, Math.min(most, digits.length())).replaceFirst("\\.?0*$", "");
    }

    /** The zone, or what stands between the fields. */
    private static String rest(String token, String zone) {
        String offset = zone.equals("Z") ? "+00:00" : zone;
        return switch (token.strip()) {
            case "X", "XX", "XXX" -> zone.equals("Z") ? token.replaceFirst("X+", "Z")
                    : rest(token.replace('X', 'x'), zone);
            case "x" -> token.replace("x", offset.endsWith(":00") ? offset.substring(0, 3) : offset.replace(":", ""));
            case "xx" -> token.replace("xx", offset.replace(":", ""));
            case "xxx" -> token.replace("xxx", offset);
            default -> token;
        };
    }

    private String date(Matcher fields) {
        String year = type.hasYear() ? fields.group("YEAR") : "";
        String month = type.hasMonth() ? "-" + twoDigits(fields.group("MONTH")) : "";
        String day = type.hasDay() ? "-" + twoDigits(fields.group("DAY")) : "";
        String dashes = type.hasYear() || type == DateType.TIME ? "" : type.hasMonth() ? "-" : "--";
        return dashes + year + month + day;
    }

    private String time(Matcher fields) {
        if (!type.hasTime()) {
            return "";
        }
        String seconds = has("SECOND") ? fields.group("SECOND") : "00";
        String decimals = has("DECIMALS")
                ? Optional.ofNullable(fields.group("DECIMALS")).orElse("").replaceFirst("0+$", "")
                : "";
        return (type.hasYear() ? "T" : "") + fields.group("HOUR") + ":" + fields.group("MINUTE") + ":" + seconds
                + (decimals.isEmpty() ? "" : "." + decimals);
    }

    /** Hours and minutes; Greenwich is Z. */
    private String zone(Matcher fields) {
        if (!has("ZONE")) {
            return "";
        }
        String digits = fields.group("ZONE").replace(":", "");
        String full = digits.equals("Z") ? "" : digits.length() == 3 ? digits + "00" : digits;
        return full.isEmpty() || full.endsWith("0000") ? "Z" : full.substring(0, 3) + ":" + full.substring(3);
    }

    private boolean has(String group) {
        return text.pattern().contains("<" + group + ">");
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
