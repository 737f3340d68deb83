package dev.millrace.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Date;

/** How each basic type is written; constants are named after the class, which is the boxed one. */
@SuppressWarnings({"ImmutableEnumChecker", "JavaUtilDate"
}) // functions without state; Flink knows dates of the old kind too
enum BasicKind {
    BOOLEAN((value, out) -> out.writeBoolean((Boolean) value), DataInput::readBoolean),
    BYTE((value, out) -> out.writeByte((Byte) value), DataInput::readByte),
    SHORT((value, out) -> out.writeShort((Short) value), DataInput::readShort),
    CHARACTER((value, out) -> out.writeChar((Character) value), DataInput::readChar),
    INTEGER((value, out) -> out.writeInt((Integer) value), DataInput::readInt),
    LONG((value, out) -> out.writeLong((Long) value), DataInput::readLong),
    FLOAT((value, out) -> out.writeFloat((Float) value), DataInput::readFloat),
    DOUBLE((value, out) -> out.writeDouble((Double) value), DataInput::readDouble),
    /** UTF-8 behind its length in bytes; text with half a surrogate pair, which UTF-8 has no place for, as chars behind {@code -1 - length}. */
    STRING(BasicKind::writeString, BasicKind::readString),
    BIGINTEGER((value, out) -> writeBig((BigInteger) value, out), BasicKind::readBig),
    /** The scale, and then the digits. */
    BIGDECIMAL(BasicKind::writeDecimal, BasicKind::readDecimal),
    /** In ms. */
    DATE((value, out) -> out.writeLong(((Date) value).getTime()), in -> new Date(in.readLong())),
    INSTANT(BasicKind::writeInstant, in -> Instant.ofEpochSecond(in.readLong(), in.readInt())),
    LOCALDATE(
            (value, out) -> out.writeLong(((LocalDate) value).toEpochDay()), in -> LocalDate.ofEpochDay(in.readLong())),
    LOCALTIME(
            (value, out) -> out.writeLong(((LocalTime) value).toNanoOfDay()),
            in -> LocalTime.ofNanoOfDay(in.readLong())),
    LOCALDATETIME(BasicKind::writeDateTime, BasicKind::readDateTime);

    private final Encoder encoder;
    private final Decoder decoder;

    BasicKind(Encoder encoder, Decoder decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    final void write(Object value, DataOutput out) throws IOException {
        encoder.writePresent(value, out);
    }

    final Object read(DataInput in) throws IOException {
        return decoder.readPresent(in);
    }

    /** The kind with the simple name of a class. Throws {@link IllegalArgumentException} where there is none. */
    static BasicKind of(String name) {
        for (BasicKind kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is no basic type that can be stored");
    }

    private static void writeString(Object value, DataOutput out) throws IOException {
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

    private static Object readString(DataInput in) throws IOException {
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

    private static void writeBig(BigInteger value, DataOutput out) throws IOException {
        byte[] bytes = value.toByteArray();
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static BigInteger readBig(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new BigInteger(bytes);
    }

    private static void writeDecimal(Object value, DataOutput out) throws IOException {
        BigDecimal number = (BigDecimal) value;
        out.writeInt(number.scale());
        writeBig(number.unscaledValue(), out);
    }

    private static Object readDecimal(DataInput in) throws IOException {
        int scale = in.readInt();
        return new BigDecimal(readBig(in), scale);
    }

    private static void writeInstant(Object value, DataOutput out) throws IOException {
        Instant instant = (Instant) value;
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static void writeDateTime(Object value, DataOutput out) throws IOException {
        LocalDateTime time = (LocalDateTime) value;
        LOCALDATE.write(time.toLocalDate(), out);
        LOCALTIME.write(time.toLocalTime(), out);
    }

    private static Object readDateTime(DataInput in) throws IOException {
        LocalDate date = (LocalDate) LOCALDATE.read(in);
        return LocalDateTime.of(date, (LocalTime) LOCALTIME.read(in));
    }
}
