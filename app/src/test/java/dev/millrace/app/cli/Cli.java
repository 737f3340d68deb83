package dev.millrace.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One command as it was carried out in this process. */
record Cli(int code, String out, String err) {
    static Cli of(Object... arguments) {
        return of(new StringWriter(), arguments);
    }

    /** The same; {@code err} can be read meanwhile. */
    static Cli of(StringWriter err, Object... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = CommandLines.of(
                (places, scenario) -> {
                    throw new IllegalStateException("no window in this test");
                },
                (engine, lesson, scenario, position, file) -> {
                    throw new IllegalStateException("no pictures in this test");
                });
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return new Cli(line.execute(texts), out.toString(), err.toString());
    }
}
