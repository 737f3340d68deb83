package dev.millrace.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How each basic type is written; constants are named after the boxed class. */
enum BasicKind {
    BOOLEAN {
        @Override
        void write(Object value, DataOutput out) throws IOException {
            out.writeBoolean((Boolean) value);
        }

        @Override
        Object read(DataInput in) throws IOException {
            return in.readBoolean();
        }
    },
    BYTE {
        @Override
        void write(Object value, DataOutput out) throws IOException {
            out.writeByte((Byte) value);
        }

        @Override
        Object read(DataInput in) throws IOException {
            return in.readByte();
        }
    },
    SHORT {
        @Override
        void write(Object value, DataOutput out) throws IOException {
            out.writeShort((Short) value);
        }

        @Override
        Object read(DataInput in) throws IOException {
            return in.readShort();
        }
    },
    CHARACTER {
        @Override
        void write(Object value, DataOutput out) throws IOException {
            out.writeChar((Character) value);
        }

        @Override
        Object read(DataInput in) throws IOException {
            return in.readChar();
        }
    },
    INTEGER {
        @Override
        void write(Object value, DataOutput out) throws IOException {
            out.writeInt((Integer) value);
        }

        @Override
        Object read(DataInput in) throws IOException {
            return in.readInt();
        }
    },
    LONG {
        @Override
        void write(Object value, DataOutput out) throws IOException {
            out.writeLong((Long) value);
        }

        @Override
        Object read(DataInput in) throws IOException {
            return in.readLong();
        }
    },
    FLOAT {
        @Override
        void write(Object value, DataOutput out) throws IOException {
            out.writeFloat((Float) value);
        }

        @Override
        Object read(DataInput in) throws IOException {
            return in.readFloat();
        }
    },
    DOUBLE {
        @Override
        void write(Object value, DataOutput out) throws IOException {
            out.writeDouble((Double) value);
        }

        @Override
        Object read(DataInput in) throws IOException {
            return in.readDouble();
        }
    },
    /** UTF-8 behind its length in bytes; text with half a surrogate pair, which UTF-8 has no place for, as chars behind {@code -1 - length}. */
    STRING {
        @Override
        void write(Object value, DataOutput out) throws IOException {
            String text = (String) value;
            if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            } else {
                out.writeInt(-1 - text.length());
                out.writeChars(text);
            }
        }

        @Override
        Object read(DataInput in) throws IOException {
            int length = in.readInt();
            if (length >= 0) {
                byte[] bytes = new byte[length];
                in.readFully(bytes);
                return new String(bytes, StandardCharsets.UTF_8);
            }
            char[] chars = new char[-1 - length];
            for (int i = 0; i < chars.length; i++) {
                chars[i] = in.readChar();
            }
            return new String(chars);
        }
    };

    abstract void write(Object value, DataOutput out) throws IOException;

    abstract Object read(DataInput in) throws IOException;

    /** The kind with the simple name of a boxed class. Throws {@link IllegalArgumentException} where there is none. */
    static BasicKind of(String name) {
        for (BasicKind kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is no basic type that can be stored");
    }
}
