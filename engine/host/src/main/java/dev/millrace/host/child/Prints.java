package dev.millrace.host.child;

import dev.millrace.host.wire.Frame;
import dev.millrace.host.wire.FrameType;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What the learner's code prints. Of each run the first {@value #BYTES_MAX} bytes go to the client; the rest is counted,
 * and the count is said at the end. What is printed between two runs, by a thread left over, is dropped. Thread-safe.
 */
final class Prints extends OutputStream {
    static final int BYTES_MAX = 64 * 1024;

    private final EngineOutput out;
    private byte[] held = {};
    private boolean open;
    private Consumer<String> lines = line -> {};
    private final StringBuilder line = new StringBuilder();
    private int sent;
    private long cutBytes;
    private long cutLines;

    Prints(EngineOutput out) {
        this.out = out;
    }

    /** A stream to print to. */
    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    /** Where whole lines go from here on besides, as long as they are not cut. */
    synchronized void lines(Consumer<String> listener) {
        lines = listener;
        line.setLength(0);
    }

    /** A run begins. */
    synchronized void begin() {
        held = new byte[0];
        sent = 0;
        cutBytes = 0;
        cutLines = 0;
        open = true;
    }

    /** The run has ended: says what was cut. */
    synchronized void end() {
        send(held);
        if (cutBytes > 0) {
            String note = "%n... and %,d more lines (%,d bytes) were cut%n".formatted(cutLines, cutBytes);
            out.say(new Frame(FrameType.PRINTED, note.getBytes(StandardCharsets.UTF_8)));
        }
        open = false;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (!open) {
            return;
        }
        if (sent == BYTES_MAX) {
            count(bytes, offset, offset + length);
            return;
        }
        byte[] text = Arrays.copyOf(held, held.length + length);
        System.arraycopy(bytes, offset, text, held.length, length);
        int whole = wholeCharacters(text);
        held = Arrays.copyOfRange(text, whole, text.length);
        send(Arrays.copyOf(text, whole));
    }

    private void send(byte[] text) {
        byte[] shown = text.length <= BYTES_MAX - sent ? text : Arrays.copyOf(text, BYTES_MAX - sent);
        if (shown.length > 0) {
            sent += shown.length;
            out.say(new Frame(FrameType.PRINTED, shown));
            splitLines(new String(shown, StandardCharsets.UTF_8));
        }
        count(text, shown.length, text.length);
    }

    private void count(byte[] text, int from, int to) {
        cutBytes += to - from;
        for (int i = from; i < to; i++) {
            cutLines += text[i] == '\n' ? 1 : 0;
        }
    }

    private void splitLines(String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\n') {
                lines.accept(line.toString());
                line.setLength(0);
            } else if (next != '\r') {
                line.append(next);
            }
        }
    }

    /** Length without a character at the end of which only the first bytes are there. */
    private static int wholeCharacters(byte[] text) {
        int start = text.length;
        while (start > 0 && text.length - start < 4) {
            start--;
            int lead = text[start] & 0xFF;
            if (lead < 0x80) {
                return text.length;
            }
            if (lead >= 0xC0) {
                int bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
                return start + bytes <= text.length ? text.length : start;
            }
        }
        return text.length;
    }
}
