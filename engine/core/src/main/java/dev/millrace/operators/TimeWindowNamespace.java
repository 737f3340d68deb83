package dev.millrace.operators;

import dev.millrace.state.Namespace;
import dev.millrace.state.Schema;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.TimeWindow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** State that belongs to a window over time; stored like a record of two longs. */
final class TimeWindowNamespace implements Namespace<TimeWindow> {
    /** The only one; it has no state. */
    static final Namespace<TimeWindow> INSTANCE = new TimeWindowNamespace();

    private static final Schema SCHEMA = Schema.of(TypeInformation.of(StoredWindow.class));

    /** The stored form. */
    record StoredWindow(long start, long end) {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(TimeWindow window, DataOutput out) throws IOException {
        out.writeBoolean(true);
        out.writeLong(window.getStart());
        out.writeBoolean(true);
        out.writeLong(window.getEnd());
    }

    @Override
    public TimeWindow read(DataInput in) throws IOException {
        in.readBoolean();
        long start = in.readLong();
        in.readBoolean();
        return new TimeWindow(start, in.readLong());
    }

    @Override
    public String text(TimeWindow window) {
        return "[" + window.getStart() + "," + window.getEnd() + ")";
    }
}
