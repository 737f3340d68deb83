package dev.millrace.functions;

/** Opens and closes functions that are wrapped in others. */
public final class FunctionLife {
    private FunctionLife() {}

    /** Opens {@code function} where it is a rich one. */
    public static void open(Function function, RuntimeContext context, OpenContext openContext) throws Exception {
        if (function instanceof RichFunction rich) {
            rich.setRuntimeContext(context);
            rich.open(openContext);
        }
    }

    /** Closes {@code function} where it is a rich one. */
    public static void close(Function function) throws Exception {
        if (function instanceof RichFunction rich) {
            rich.close();
        }
    }
}
