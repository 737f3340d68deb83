package dev.millrace.host.child;

import java.io.InputStream;

/** Stands in for standard input while learner's code runs: refuses instead of waiting for keys that nobody can press. */
final class NoKeyboard extends InputStream {
    @Override
    public int read() {
        throw new IllegalStateException(
                "System.in cannot be read: a job runs without a keyboard; let it read a stream, for example from Samples");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        return read();
    }
}
