package dev.millrace.host.script;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Makes the stack frames of a snippet's class name the script and the script's own lines: JShell wraps each snippet in
 * source of its own, so the line numbers in the class file are those of the wrapping. Works on the class file as the Java
 * Virtual Machine Specification, chapter 4, lays it out.
 */
final class ClassLines {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int BYTES_BEFORE_POOL = 8;

    private final ByteBuffer file;
    private final List<Integer> constants = new ArrayList<>();
    private final List<Integer> lineOffsets = new ArrayList<>();
    private int sourceFileConstant;

    private ClassLines(byte[] bytes) {
        file = ByteBuffer.wrap(bytes.clone());
        file.position(BYTES_BEFORE_POOL);
        readPool();
        skip(6);
        skip(2 * u2());
        readMembers();
        readMembers();
        readAttributes();
    }

    /** The smallest line number in the class file, 0 if it has none. */
    static int first(byte[] bytes) {
        ClassLines lines = new ClassLines(bytes);
        return lines.lineOffsets.stream().mapToInt(lines::u2At).min().orElse(0);
    }

    /** A copy of the class file with {@code source} as its source file and each line number mapped. */
    static byte[] relocated(byte[] bytes, String source, IntUnaryOperator line) {
        ClassLines lines = new ClassLines(bytes);
        for (int offset : lines.lineOffsets) {
            lines.file.putShort(offset, (short) line.applyAsInt(lines.u2At(offset)));
        }
        return lines.withSource(source);
    }

    private byte[] withSource(String source) {
        if (sourceFileConstant == 0) {
            return file.array();
        }
        int start = constants.get(sourceFileConstant);
        int length = u2At(start + 1);
        byte[] name = source.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file.array(), 0, start + 1);
        out.write(name.length >>> 8);
        out.write(name.length);
        out.writeBytes(name);
        int rest = start + 3 + length;
        out.write(file.array(), rest, file.capacity() - rest);
        return out.toByteArray();
    }

    private void readPool() {
        int count = u2();
        constants.add(0);
        while (constants.size() < count) {
            constants.add(file.position());
            int tag = file.get();
            skip(tag == UTF8 ? u2() : constantBytes(tag));
            if (tag == LONG || tag == DOUBLE) {
                constants.add(0);
            }
        }
    }

    private static int constantBytes(int tag) {
        return switch (tag) {
            case LONG, DOUBLE -> 8;
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> 4;
        };
    }

    private void readMembers() {
        int count = u2();
        for (int i = 0; i < count; i++) {
            skip(6);
            readAttributes();
        }
    }

    private void readAttributes() {
        int count = u2();
        for (int i = 0; i < count; i++) {
            String name = utf8(u2());
            int length = file.getInt();
            int end = file.position() + length;
            readAttribute(name);
            file.position(end);
        }
    }

    private void readAttribute(String name) {
        switch (name) {
            case "Code" -> {
                skip(4);
                skip(file.getInt());
                skip(8 * u2());
                readAttributes();
            }
            case "LineNumberTable" -> {
                int entries = u2();
                for (int i = 0; i < entries; i++) {
                    lineOffsets.add(file.position() + 2);
                    skip(4);
                }
            }
            case "SourceFile" -> sourceFileConstant = u2();
            default -> {
                // says nothing about lines
            }
        }
    }

    private String utf8(int constant) {
        int start = constants.get(constant);
        return new String(file.array(), start + 3, u2At(start + 1), StandardCharsets.UTF_8);
    }

    private int u2() {
        return Short.toUnsignedInt(file.getShort());
    }

    private int u2At(int offset) {
        return Short.toUnsignedInt(file.getShort(offset));
    }

    private void skip(int bytes) {
        file.position(file.position() + bytes);
    }
}
