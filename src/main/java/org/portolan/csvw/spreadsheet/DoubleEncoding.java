package org.portolan.csvw.spreadsheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text that was written in UTF-8, read as windows-1252 or ISO 8859-1 and written in UTF-8 again: {@code MÃ¼nchen}. It
 * is told by its characters: as bytes of those encodings they are characters of UTF-8 of two bytes or more.
 *
 * <p>A letter that goes before a quotation mark or a dash may be such a character by chance ({@code IRMÃ”}): what may
 * be written so on purpose is not certain by itself.
 *
 * @param written   the text as it stands
 * @param text      what it presumably was
 * @param isCertain true if nobody writes all of it so on purpose
 * @param isWhole   true if every character beyond ASCII is one of those: then the way back is exact
 */
public record DoubleEncoding(String written, String text, boolean isCertain, boolean isWhole) {
    private static final int MOST_TIMES = 3;
    private static final int FIRST_OF_WINDOWS = 0x80;
    /** Bounds of the bytes with which a character of several bytes begins. */
    private static final int LEAST_FIRST = 0xC2;
    private static final int GREATEST_FIRST = 0xF4;
    private static final String OF_WINDOWS = ofWindows();
    /** What may follow a word. */
    private static final String ENDS_OF_WORDS = "’”“‘»›…–—\u00A0";
    private static final String JOINTS = "’–—";
    private static final String MARKS = ENDS_OF_WORDS + "®™©°²³¹ªº·´¨•†‡";

    /** Bytes that are a character of UTF-8, by the characters that stand for them. */
    private record Sequence(int start, int end, int character) {
        boolean touches(Sequence other) {
            return start == other.end || end == other.start;
        }
    }

    private static String ofWindows() {
        byte[] bytes = new byte[0x20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (FIRST_OF_WINDOWS + i);
        }
        return new String(bytes, Charset.forName("windows-1252")).replace('\uFFFD', '\0');
    }

    /** The damage of a text; empty if no character of it was encoded twice. */
    public static Optional<DoubleEncoding> of(String written) {
        Optional<DoubleEncoding> found = once(written);
        for (int times = 1; times < MOST_TIMES && found.filter(DoubleEncoding::isCertain).isPresent(); times++) {
            DoubleEncoding before = found.get();
            found = Optional.of(once(before.text()).filter(DoubleEncoding::isCertain)
                    .map(more -> new DoubleEncoding(written, more.text(), true, before.isWhole() && more.isWhole()))
                    .orElse(before));
        }
        return found;
    }

    private static Optional<DoubleEncoding> once(String written) {
        List<Sequence> sequences = hasFirstByte(written) ? sequences(written) : List.of();
        if (sequences.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        boolean isCertain = false;
        int end = 0;
        for (Sequence sequence : sequences) {
            text.append(written, end, sequence.start()).appendCodePoint(sequence.character());
            isCertain |= !isWritable(written, sequence);
            end = sequence.end();
        }
        text.append(written, end, written.length());
        long beyond = written.chars().filter(c -> c >= FIRST_OF_WINDOWS).count();
        long turned = sequences.stream().mapToLong(sequence -> sequence.end() - sequence.start()).sum();
        return Optional.of(new DoubleEncoding(written, text.toString(), isCertain, beyond == turned));
    }

    private static boolean hasFirstByte(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) >= LEAST_FIRST && written.charAt(i) <= GREATEST_FIRST) {
                return true;
            }
        }
        return false;
    }

    /** The characters that were encoded twice: those of scripts beyond Europe only beside another of them. */
    private static List<Sequence> sequences(String written) {
        List<Sequence> found = new ArrayList<>();
        for (int i = 0; i < written.length(); i++) {
            Optional<Sequence> sequence = sequence(written, i);
            sequence.ifPresent(found::add);
            i = sequence.map(Sequence::end).orElse(i + 1) - 1;
        }
        return found.stream().filter(sequence -> isOfEuropeanTexts(sequence.character())
                || isOfOtherScript(sequence.character()) && found.stream().anyMatch(sequence::touches)).toList();
    }

    private static Optional<Sequence> sequence(String written, int start) {
        int first = byteOf(written.charAt(start));
        int length = first < LEAST_FIRST || first > GREATEST_FIRST ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (length == 0 || start + length > written.length()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) byteOf(written.charAt(start + i));
        }
        try {
            String one = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return one.codePointCount(0, one.length()) == 1
                    ? Optional.of(new Sequence(start, start + length, one.codePointAt(0))) : Optional.empty();
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** The byte that stands for a character in windows-1252 or, where that has none, in ISO 8859-1; or else 0. */
    private static int byteOf(char character) {
        if (character <= 0xFF) {
            return character;
        }
        int index = OF_WINDOWS.indexOf(character);
        return index < 0 ? 0 : FIRST_OF_WINDOWS + index;
    }

    private static boolean isOfEuropeanTexts(int character) {
        return character >= 0xA0 && character < 0x180 || character >= 0x218 && character < 0x21C
                || character >= 0x370 && character < 0x530 || character >= 0x1E00 && character < 0x2000
                || character >= 0x2010 && character < 0x2600 || character >= 0x1F000;
    }

    private static boolean isOfOtherScript(int character) {
        return character >= 0x530 && Character.isLetter(character);
    }

    /** True if somebody may write these characters on purpose: a capital letter, and a mark that ends its word. */
    private static boolean isWritable(String text, Sequence sequence) {
        if (sequence.end() - sequence.start() != 2) {
            return false;
        }
        char mark = text.charAt(sequence.start() + 1);
        int before = sequence.start() == 0 ? ' ' : text.codePointBefore(sequence.start());
        int after = sequence.end() == text.length() ? ' ' : text.codePointAt(sequence.end());
        boolean endsWord = JOINTS.indexOf(mark) < 0 ? !Character.isLetter(after) : !Character.isLowerCase(after);
        String marks = Character.isUpperCase(before) ? MARKS
                : Character.isLetterOrDigit(before) ? "" : ENDS_OF_WORDS;
        return endsWord && marks.indexOf(mark) >= 0;
    }
}
