package dev.millrace.host.child;

import dev.millrace.host.Completion;
import dev.millrace.host.Diagnostic;
import dev.millrace.host.script.Completer;
import dev.millrace.host.script.ScriptCompiler;
import dev.millrace.host.script.ShellSupply;
import dev.millrace.host.wire.Frame;
import dev.millrace.host.wire.FrameInput;
import dev.millrace.host.wire.FrameType;
import dev.millrace.host.wire.Message;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * Answers the client's frames. A run has a thread of its own; questions about scripts share another, so that neither waits
 * for the other; the reading thread only hands out work, so that a cancellation is always heard.
 */
final class EngineService {
    private final FrameInput in;
    private final EngineOutput out;
    private final ExecutorService analysis = Daemons.executor("analysis");
    private final ExecutorService preparation = Daemons.executor("shells");
    private final ShellSupply shells = new ShellSupply(preparation);
    private final ScriptCompiler compiler = new ScriptCompiler(shells);
    private final Completer completer = new Completer(shells);
    private final WarmUp warmUp = new WarmUp(compiler, completer);
    private final Runs runs;
    private volatile boolean asked;

    EngineService(FrameInput in, EngineOutput out, Prints prints) {
        this.in = in;
        this.out = out;
        this.runs = new Runs(out, prints, compiler);
    }

    /** Returns when the client is gone. */
    void serve() {
        analysis.execute(this::warmUp);
        try {
            for (Frame frame = in.next(); frame != null; frame = in.next()) {
                take(frame);
            }
        } catch (IOException clientIsGone) {
            // the same as the end of the stream
        }
    }

    /** Learner's code warms as well as ours: what has been asked already is not kept waiting. */
    private void warmUp() {
        if (!asked) {
            warmUp.job();
        }
        out.say(Frame.of(FrameType.READY));
        warmUp.complete();
    }

    private void take(Frame frame) throws IOException {
        if (!asked) {
            asked = true;
            warmUp.stop();
        }
        switch (frame.type()) {
            case RUN -> runs.start(out.payloads().read(frame, Message.Run.class));
            case CANCEL -> runs.cancel();
            case COMMAND -> runs.command(out.payloads().read(frame, Message.Command.class));
            case DIAGNOSE -> {
                Message.Diagnose question = out.payloads().read(frame, Message.Diagnose.class);
                analysis.execute(() -> diagnose(question));
            }
            case COMPLETE -> {
                Message.Complete question = out.payloads().read(frame, Message.Complete.class);
                analysis.execute(() -> complete(question));
            }
            default -> throw new IOException("the client sent a frame of type " + frame.type());
        }
    }

    private void diagnose(Message.Diagnose question) {
        List<Diagnostic> diagnostics =
                compiler.compile(question.name(), question.script()).diagnostics();
        out.say(FrameType.DIAGNOSED, new Message.Diagnosed(question.id(), diagnostics));
    }

    private void complete(Message.Complete question) {
        List<Completion> completions = completer.complete(question.script(), question.cursor());
        out.say(FrameType.COMPLETED, new Message.Completed(question.id(), completions));
    }
}
