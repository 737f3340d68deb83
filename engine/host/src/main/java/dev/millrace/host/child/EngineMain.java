package dev.millrace.host.child;

import dev.millrace.host.wire.FrameInput;
import dev.millrace.host.wire.FrameOutput;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/** Where the engine process begins. Ends when its standard input does, that is when its parent is gone. */
public final class EngineMain {
    private EngineMain() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        FrameInput in = new FrameInput(new FileInputStream(FileDescriptor.in));
        EngineOutput out = new EngineOutput(new FrameOutput(new FileOutputStream(FileDescriptor.out)));
        Prints prints = new Prints(out);
        System.setIn(new NoKeyboard());
        System.setOut(prints.stream());
        System.setErr(prints.stream());
        new EngineService(in, out, prints).serve();
        out.halt();
    }
}
