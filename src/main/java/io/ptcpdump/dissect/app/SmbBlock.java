package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of an SMB message as a list of its fields, built once: what is printed before each, and how its value is read and
 * printed. Most fields are a line, {@code label=value}.
 */
final class SmbBlock {
    private final Element[] elements;

    private SmbBlock(List<Element> elements) {
        this.elements = elements.toArray(Element[]::new);
    }

    static Builder builder() {
        return new Builder();
    }

    /** Prints the fields, up to where those of {@code fields} are at their end, and then the bytes that none of them takes. */
    void print(SmbFields fields) {
        print(fields, 0);
    }

    /** The same from an element on. */
    void print(SmbFields fields, int first) {
        for (int i = first; i < elements.length; i++) {
            switch (elements[i]) {
                case Text(String text) -> fields.out().add(text);
                case Item item -> {
                    if (fields.atEnd()) {
                        return;
                    }
                    item.print(fields);
                    if (fields.isCut()) {
                        endLine(fields.out(), i + 1);
                        return;
                    }
                }
                case Mark.MORE -> {
                    if (fields.atEnd()) {
                        return;
                    }
                }
                case Mark.LIST -> {
                    fields.list(this, i + 1);
                    return;
                }
                case Mark.END -> {
                    return;
                }
            }
        }
        fields.rest();
    }

    private void endLine(Line out, int next) {
        if (next < elements.length && elements[next] instanceof Text(String text) && text.startsWith("\n")) {
            out.add('\n');
        }
    }

    /** Reads and prints one value, or text between two. */
    @FunctionalInterface
    interface Value {
        void print(SmbFields fields);
    }

    private sealed interface Element {}

    private record Text(String text) implements Element {}

    /** Values with nothing but text between them; the first is there, or none. */
    private record Item(List<Value> values) implements Element {
        void print(SmbFields fields) {
            for (Value value : values) {
                if (fields.atEnd()) {
                    fields.out().add("END OF BUFFER\n");
                    return;
                }
                value.print(fields);
                if (fields.isCut()) {
                    return;
                }
            }
        }
    }

    private enum Mark implements Element {
        /** Nothing of what follows is printed unless there are bytes for it. */
        MORE,
        /** What follows is repeated. */
        LIST,
        /** Bytes that are left belong to something else. */
        END
    }

    /** Adds the elements of a block in their order. */
    static final class Builder {
        private final List<Element> elements = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        SmbBlock build() {
            endText();
            return new SmbBlock(elements);
        }

        /** Text as it is; line breaks included. */
        Builder text(String text) {
            this.text.append(text);
            return this;
        }

        Builder more() {
            return mark(Mark.MORE);
        }

        Builder list() {
            return mark(Mark.LIST);
        }

        SmbBlock end() {
            return mark(Mark.END).build();
        }

        private Builder mark(Mark mark) {
            endText();
            elements.add(mark);
            return this;
        }

        private void endText() {
            if (!text.isEmpty()) {
                elements.add(new Text(text.toString()));
                text.setLength(0);
            }
        }

        /** Values without a label and without a line break. */
        Builder item(Value... values) {
            endText();
            elements.add(new Item(List.of(values)));
            return this;
        }

        /** {@code n} values with {@code separator} between them, in parentheses. */
        Builder words(String label, int n, String separator) {
            List<Value> values = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                if (i > 0) {
                    values.add(fields -> fields.out().add(separator));
                }
                values.add(SmbFields::hex16);
            }
            text(label + "=(");
            endText();
            elements.add(new Item(List.copyOf(values)));
            return text(")");
        }

        private Builder line(String label, Value value) {
            return text(label).text("=").item(value).text("\n");
        }

        Builder u8(String label) {
            return line(label, SmbFields::u8);
        }

        Builder u16(String label) {
            return line(label, SmbFields::u16);
        }

        Builder u16Be(String label) {
            return line(label, SmbFields::u16Be);
        }

        Builder u32(String label) {
            return line(label, SmbFields::u32);
        }

        Builder u32Be(String label) {
            return line(label, SmbFields::u32Be);
        }

        Builder i32(String label) {
            return line(label, SmbFields::i32);
        }

        Builder u64(String label) {
            return line(label, SmbFields::u64);
        }

        Builder mixed64(String label) {
            return line(label, SmbFields::mixed64);
        }

        Builder hex8(String label) {
            return line(label, SmbFields::hex8);
        }

        Builder hex16(String label) {
            return line(label, SmbFields::hex16);
        }

        Builder hex16Be(String label) {
            return line(label, SmbFields::hex16Be);
        }

        Builder hex32(String label) {
            return line(label, SmbFields::hex32);
        }

        /** The names of the bits of a byte, from the lowest on; without a name where they are not printed. */
        Builder bits(String label, String... names) {
            return line(label, fields -> fields.bits8(names));
        }

        Builder attributes(String label) {
            return line(label, SmbFields::attributes16);
        }

        Builder attributes8(String label) {
            return line(label, SmbFields::attributes8);
        }

        Builder skip(int n) {
            return item(fields -> fields.skip(n));
        }

        /** A time, then a date; a line break belongs to the value. */
        Builder timeAndDate(String label) {
            return text(label).text("=").item(SmbFields::timeAndDate);
        }

        /** A date, then a time; a line break belongs to the value. */
        Builder dateAndTime(String label) {
            return text(label).text("=").item(SmbFields::dateAndTime);
        }

        /** A time as NT has it; a line break belongs to the value. */
        Builder fileTime(String label) {
            return text(label).text("=").item(SmbFields::fileTime);
        }

        Builder string(String label) {
            return line(label, SmbFields::string);
        }

        Builder asciiString(String label) {
            return line(label, SmbFields::asciiString);
        }

        Builder typedString(String label) {
            return line(label, SmbFields::typedString);
        }

        Builder typedAsciiString(String label) {
            return line(label, SmbFields::typedAsciiString);
        }

        Builder countedString(String label) {
            return line(label, SmbFields::countedString);
        }

        Builder countedBytes(String label) {
            return line(label, SmbFields::countedBytes);
        }

        Builder fixedText(String label, int length) {
            return line(label, fields -> fields.text(length));
        }

        Builder encodedName(String label) {
            return line(label, SmbFields::encodedName);
        }

        Builder paddedName(String label) {
            return line(label, SmbFields::paddedName);
        }
    }
}
