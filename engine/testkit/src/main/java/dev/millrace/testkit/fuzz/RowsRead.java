package dev.millrace.testkit.fuzz;

import dev.millrace.testkit.fuzz.plan.Row;
import dev.millrace.testkit.fuzz.plan.SourcePlan;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Listens to a run for how far its sources have read each split, going back where they do. */
final class RowsRead implements Consumer<Traced> {
    private final List<SourcePlan> sources;
    /** By split, the rows read, each with the subtask that has read them. */
    private final Map<String, Read> splits = new HashMap<>();

    private record Read(SubtaskId by, long rows) {}

    RowsRead(List<SourcePlan> sources) {
        this.sources = sources;
    }

    @Override
    public void accept(Traced traced) {
        if (traced.event() instanceof TraceEvent.SubtaskStarted started) {
            splits.values().removeIf(read -> read.by().equals(started.subtask()));
        } else if (traced.event() instanceof TraceEvent.RecordRead read) {
            put(read.subtask(), read.split(), read.position() + 1);
        } else if (traced.event() instanceof TraceEvent.SplitRewound rewound) {
            put(rewound.subtask(), rewound.split(), rewound.position());
        }
    }

    private void put(SubtaskId by, String split, long rows) {
        splits.put(split(by.vertex(), split), new Read(by, rows));
    }

    /** The only split of a source may be called anything. */
    private String split(String vertex, String name) {
        int source = Integer.parseInt(vertex.substring("op".length()));
        return sources.get(source).splits() == 1 ? source + "-0" : source + name.substring(name.lastIndexOf('-'));
    }

    /** The sources with the rows alone that were read. Rows are dealt out to splits in turn. */
    List<SourcePlan> sources() {
        List<SourcePlan> read = new ArrayList<>();
        for (int source = 0; source < sources.size(); source++) {
            SourcePlan whole = sources.get(source);
            List<Row> rows = new ArrayList<>();
            for (int row = 0; row < whole.rows().size(); row++) {
                Read split = splits.get(source + "-" + row % whole.splits());
                if (split != null && row / whole.splits() < split.rows()) {
                    rows.add(whole.rows().get(row));
                }
            }
            read.add(whole.withRows(rows));
        }
        return read;
    }
}
