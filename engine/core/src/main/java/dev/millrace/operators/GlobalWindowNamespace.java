package dev.millrace.operators;

import dev.millrace.state.Namespace;
import dev.millrace.state.Schema;
import dev.millrace.windowing.GlobalWindow;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.List;

/** State that belongs to the one window there is. */
final class GlobalWindowNamespace implements Namespace<GlobalWindow> {
    /** The only one; it has no state. */
    static final Namespace<GlobalWindow> INSTANCE = new GlobalWindowNamespace();

    @Override
    public Schema schema() {
        return new Schema.RecordOf("GlobalWindow", List.of());
    }

    @Override
    public void write(GlobalWindow window, DataOutput out) {}

    @Override
    public GlobalWindow read(DataInput in) {
        return GlobalWindow.get();
    }

    @Override
    public String text(GlobalWindow window) {
        return "global";
    }
}
