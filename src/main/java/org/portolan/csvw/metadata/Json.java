package org.portolan.csvw.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.problem.Place;

/** A JSON value that knows where it stands. Members keep the order of the document. */
public sealed interface Json {
    /** Where the value begins. */
    Place place();

    /** The text of a string; empty for any other value. */
    default Optional<String> text() {
        return Optional.empty();
    }

    /** The items of an array; any other value is the only item of itself. */
    default List<Json> items() {
        return List.of(this);
    }

    /** The value as it is written, for messages. */
    String written();

    /** An object. */
    record Obj(Map<String, Json> members, Place place) implements Json {
        /** The value of a member, if it is there. */
        public Optional<Json> member(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** The same object without a member. */
        Obj without(String name) {
            Map<String, Json> others = new LinkedHashMap<>(members);
            others.remove(name);
            return new Obj(others, place);
        }

        @Override
        public String written() {
            return "an object";
        }
    }

    /** An array. */
    record Arr(List<Json> items, Place place) implements Json {
        @Override
        public String written() {
            return "an array";
        }
    }

    /** A string. */
    record Str(String value, Place place) implements Json {
        @Override
        public Optional<String> text() {
            return Optional.of(value);
        }

        @Override
        public String written() {
            return "\"" + value + "\"";
        }
    }

    /** A number, as written. */
    record Num(String value, Place place) implements Json {
        @Override
        public String written() {
            return value;
        }
    }

    /** True or false. */
    record Bool(boolean value, Place place) implements Json {
        @Override
        public String written() {
            return Boolean.toString(value);
        }
    }

    /** Null. */
    record Null(Place place) implements Json {
        @Override
        public String written() {
            return "null";
        }
    }
}
