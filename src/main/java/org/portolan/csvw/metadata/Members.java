package org.portolan.csvw.metadata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Takes the members of one object of the metadata, each of the type the recommendation gives it; what is of another
 * type is reported and, as the recommendation has it, treated as not given.
 *
 * @param object   the object
 * @param problems hears what is wrong
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#property-value-types">Metadata Vocabulary, 5.1</a>
 */
record Members(Json.Obj object, ProblemSink problems) {
    Optional<Located<String>> string(String name) {
        return take(name, "a string", Json.Str.class, Json.Str::value);
    }

    Optional<Located<Boolean>> bool(String name) {
        return take(name, "true or false", Json.Bool.class, Json.Bool::value);
    }

    Optional<Located<Integer>> count(String name) {
        Optional<Located<String>> number = take(name, "a whole number from 0", Json.Num.class, Json.Num::value);
        return number.flatMap(written -> {
            if (written.value().matches("[0-9]{1,9}")) {
                return Optional.of(new Located<>(Integer.parseInt(written.value()), written.place()));
            }
            wrongType(name, written.value(), "a whole number from 0", written.place());
            return Optional.empty();
        });
    }

    /** A number or a string, as written. */
    Optional<Located<String>> scalar(String name) {
        return object.member(name).flatMap(value -> value instanceof Json.Num number
                ? Optional.of(new Located<>(number.value(), number.place())) : string(name));
    }

    /** A link property: what is no string counts as an empty one (5.1.2). */
    Optional<Located<String>> link(String name) {
        return object.member(name).map(value -> new Located<>(value.text().orElseGet(() -> {
            problems.report(Problem.warning(Code.METADATA_INVALID, value.place(),
                    "\"%s\" is %s, which is not a string; it counts as an empty one".formatted(name, value.written()))
                    .mend("write it in quotes, or leave \"%s\" out".formatted(name)));
            return "";
        }), value.place()));
    }

    /** A language tag of BCP 47. */
    Optional<String> language(String name) {
        return string(name).filter(tag -> {
            boolean valid = Titles.isLanguage(tag.value());
            if (!valid) {
                wrongType(name, "\"" + tag.value() + "\"", "a language tag such as \"de\" or \"pt-BR\"", tag.place());
            }
            return valid;
        }).map(Located::value);
    }

    /** One of a few words. */
    Optional<String> oneOf(String name, List<String> words) {
        String expected = "one of " + String.join(", ", words);
        return take(name, expected, Json.Str.class, Json.Str::value).filter(word -> {
            if (!words.contains(word.value())) {
                wrongType(name, "\"" + word.value() + "\"", expected, word.place());
            }
            return words.contains(word.value());
        }).map(Located::value);
    }

    /** One character. */
    Optional<Character> character(String name) {
        return string(name).filter(text -> {
            if (text.value().length() != 1) {
                wrongType(name, "\"" + text.value() + "\"", "one character", text.place());
            }
            return text.value().length() == 1;
        }).map(text -> text.value().charAt(0));
    }

    /** True if the member is there and is null. */
    boolean isNull(String name) {
        return object.member(name).filter(Json.Null.class::isInstance).isPresent();
    }

    /** Reports an {@code @type} that is not the one this object has. */
    void type(String expected) {
        object.member("@type").filter(value -> value.text().filter(expected::equals).isEmpty())
                .ifPresent(value -> problems.report(Problem.error(Code.METADATA_INVALID, value.place(),
                        "\"@type\" is %s here".formatted(value.written()))
                        .mend("write \"%s\", or leave it out".formatted(expected))));
    }

    Optional<Json.Obj> object(String name) {
        return take(name, "an object", Json.Obj.class, Function.identity()).map(Located::value);
    }

    /** The strings of an array, or a string alone. */
    Optional<Located<List<String>>> strings(String name) {
        return object.member(name).map(value -> {
            List<String> texts = new ArrayList<>();
            for (Json item : value.items()) {
                item.text().ifPresentOrElse(texts::add,
                        () -> wrongType(name, item.written(), "a string", item.place()));
            }
            return new Located<>(texts, value.place());
        });
    }

    /** The columns that a column reference property names; one of another form counts as not given (5.1.4). */
    Optional<Located<List<String>>> columns(String name) {
        return object.member(name).flatMap(value -> {
            List<Json> items = value.items();
            Optional<Json> wrong = items.stream().filter(item -> item.text().isEmpty()).findFirst();
            if (items.isEmpty() || wrong.isPresent()) {
                wrongType(name, wrong.map(Json::written).orElse("an empty array"),
                        "the name of a column, or an array of names",
                        wrong.map(Json::place).orElse(value.place()));
                return Optional.empty();
            }
            return Optional.of(new Located<>(
                    items.stream().flatMap(item -> item.text().stream()).toList(), value.place()));
        });
    }

    /** The objects of an array. */
    List<Json.Obj> objects(String name) {
        List<Json.Obj> objects = new ArrayList<>();
        object.member(name).ifPresent(value -> {
            if (!(value instanceof Json.Arr)) {
                wrongType(name, value.written(), "an array of objects", value.place());
                return;
            }
            for (Json item : value.items()) {
                if (item instanceof Json.Obj found) {
                    objects.add(found);
                } else {
                    wrongType(name, item.written(), "an object", item.place());
                }
            }
        });
        return objects;
    }

    /** Reports members that the recommendation does not know; terms of other vocabularies are left to their reader. */
    void reportUnknown(Collection<String> known) {
        object.members().forEach((name, value) -> {
            if (name.equals(Context.MEMBER)) {
                problems.report(
                        Problem.error(Code.METADATA_INVALID, value.place(), "\"@context\" stands within the document")
                        .mend("write it once, at the beginning of the document"));
            } else if (!known.contains(name) && !Prefixes.isTerm(name)) {
                problems.report(Problem.warning(Code.METADATA_PROPERTY_UNKNOWN, value.place(),
                        "\"%s\" is no property that is known here; it is passed over".formatted(name))
                        .mend(instead(name, known)));
            }
        });
    }

    private static String instead(String name, Collection<String> known) {
        int colon = name.indexOf(':');
        List<String> near = colon < 0 ? Nearest.to(name, known, 1)
                : Nearest.to(name.substring(0, colon), Prefixes.known().keySet(), 1).stream()
                        .map(prefix -> prefix + name.substring(colon)).toList();
        if (!near.isEmpty()) {
            return "did you mean \"%s\"?".formatted(near.get(0));
        }
        return colon < 0 ? "known here are: " + String.join(", ", known)
                : "write a property of another vocabulary as a whole IRI";
    }

    private <J extends Json, T> Optional<Located<T>> take(String name, String expected, Class<J> type,
            Function<J, T> read) {
        Optional<Json> member = object.member(name);
        if (member.isEmpty()) {
            return Optional.empty();
        }
        Json value = member.get();
        if (!type.isInstance(value)) {
            wrongType(name, value.written(), expected, value.place());
            return Optional.empty();
        }
        return Optional.of(new Located<>(read.apply(type.cast(value)), value.place()));
    }

    void wrongType(String name, String written, String expected, Place place) {
        problems.report(Problem.warning(Code.METADATA_INVALID, place,
                "\"%s\" is %s, which is not %s; it is passed over".formatted(name, written, expected))
                .because("the recommendation goes on as if it were not there")
                .mend("write %s, or take it out".formatted(expected)));
    }
}
