package dev.millrace.host;

import dev.millrace.host.wire.Frame;
import dev.millrace.host.wire.FrameInput;
import dev.millrace.host.wire.FrameOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** One child: its frames in and out. Thread-safe. */
final class EngineProcess {
    private static final int ERROR_TEXT_MAX = 4_000;

    private final Process process;
    private final Inbox inbox;
    private final FrameOutput out;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> daemon(task, "engine-sender"));
    /** Written by the thread that reads it; read by others only after that thread has ended. */
    private final StringBuilder errorText = new StringBuilder();

    private volatile boolean ready;

    /** Hears of one process, always on that process's reader thread. */
    interface Inbox {
        /** A frame came. */
        void frame(EngineProcess from, Frame frame);

        /** The process has ended; nothing else will come. */
        void gone(EngineProcess process, int exitCode, String errorText);
    }

    private EngineProcess(Process process, Inbox inbox) {
        this.process = process;
        this.inbox = inbox;
        this.out = new FrameOutput(process.getOutputStream());
    }

    /** Starts a child; its frames go to {@code inbox}. */
    static EngineProcess start(EngineOptions options, Inbox inbox) {
        try {
            Process child = new ProcessBuilder(options.command())
                    .directory(options.directory().toAbsolutePath().toFile())
                    .start();
            EngineProcess started = new EngineProcess(child, inbox);
            Thread errors = daemon(started::readErrors, "engine-errors");
            errors.start();
            daemon(() -> started.read(errors), "engine-reader").start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the engine process does not start with " + options.java() + ": " + e.getMessage(), e);
        }
    }

    /** Sends in the background: a process that is just starting does not read yet. */
    void send(Frame frame) {
        try {
            sender.execute(() -> write(frame));
        } catch (RejectedExecutionException gone) {
            // its end is reported by the reader
        }
    }

    /** It has said that it is warm. */
    void becameReady() {
        ready = true;
    }

    boolean ready() {
        return ready;
    }

    /** Ends the process at once. */
    void kill() {
        process.destroyForcibly();
    }

    private void write(Frame frame) {
        try {
            out.write(frame);
        } catch (IOException gone) {
            // its end is reported by the reader
        }
    }

    private void read(Thread errors) {
        try (InputStream stream = process.getInputStream()) {
            FrameInput in = new FrameInput(stream);
            for (Frame frame = in.next(); frame != null; frame = in.next()) {
                inbox.frame(this, frame);
            }
        } catch (IOException broken) {
            // not a stream of frames any more: of no use, ended below
        } finally {
            end(errors);
        }
    }

    private void end(Thread errors) {
        process.destroyForcibly();
        sender.shutdownNow();
        try {
            int code = process.waitFor();
            errors.join();
            inbox.gone(this, code, errorText.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            inbox.gone(this, -1, errorText.toString());
        }
    }

    private void readErrors() {
        byte[] buffer = new byte[1024];
        try (InputStream stream = process.getErrorStream()) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                if (errorText.length() < ERROR_TEXT_MAX) {
                    errorText.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException gone) {
            // nothing more to read
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
