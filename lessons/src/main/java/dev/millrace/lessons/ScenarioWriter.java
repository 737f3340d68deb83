package dev.millrace.lessons;

import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.StateBackendType;
import dev.millrace.host.RunRequest;
import dev.millrace.host.StreamSpec;
import dev.millrace.simulation.Script.Action;
import dev.millrace.simulation.Script.At;
import dev.millrace.simulation.Script.Entry;
import dev.millrace.simulation.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a run as one scenario file that holds its scripts; {@link ScenarioReader} gives the same run back. */
public final class ScenarioWriter {
    private final StringBuilder text = new StringBuilder();

    private ScenarioWriter() {}

    /** The file's text. A stream that is a file is named by its absolute path. */
    public static String write(RunRequest request) {
        ScenarioWriter writer = new ScenarioWriter();
        writer.line(0, "format: 1");
        writer.line(0, "job: " + quoted(request.job()));
        writer.line(0, "seed: " + request.world().seed());
        writer.streams(request.streams());
        writer.world(request.world());
        writer.faults(request.script().entries());
        writer.scripts(request.scripts());
        return writer.text.toString();
    }

    private void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }

    private void streams(Map<String, StreamSpec> streams) {
        if (streams.isEmpty()) {
            return;
        }
        line(0, "streams:");
        new TreeMap<>(streams).forEach((name, stream) -> {
            line(1, quoted(name) + ":");
            line(2, "splits: " + stream.splits());
            stream(stream);
        });
    }

    private void stream(StreamSpec stream) {
        if (stream instanceof StreamSpec.File file) {
            line(2, "file: " + quoted(file.file()));
            line(2, "time: " + quoted(file.timeColumn()));
            if (!Double.isInfinite(file.pace())) {
                line(2, "pace: " + file.pace());
            }
            if (file.delayColumn() != null) {
                line(2, "delay: " + quoted(file.delayColumn()));
                line(2, "delay-unit: " + DurationText.write(file.delayUnit()));
            }
        } else if (stream instanceof StreamSpec.Sensors sensors) {
            line(2, "sample: sensors");
            line(2, "length: " + sensors.seconds() + "s");
            line(2, "seed: " + sensors.seed());
        } else if (stream instanceof StreamSpec.Rows rows) {
            line(2, "columns: " + list(rows.columns().stream()));
            line(2, rows.rows().isEmpty() ? "rows: []" : "rows:");
            for (int i = 0; i < rows.rows().size(); i++) {
                String arrival = DurationText.write(rows.arrivals().get(i));
                line(3, "- " + list(Stream.concat(Stream.of(arrival), rows.rows().get(i).stream())));
            }
        }
    }

    private void world(World world) {
        line(0, "world:");
        line(
                1,
                "latency: "
                        + map(
                                world.latency(),
                                range -> DurationText.write(range.from()) + ".." + DurationText.write(range.to())));
        line(1, "cost: " + map(world.cost(), DurationText::write));
        if (!world.writeOut().isEmpty()) {
            line(1, "write-out: " + map(world.writeOut(), DurationText::write));
        }
        line(1, "channel-capacity: " + world.channelCapacity());
        if (world.slots() > 0) {
            line(1, "slots: " + world.slots());
        }
        overrides(world.overrides());
        line(0, "limits:");
        line(1, "events: " + world.limits().events());
        line(1, "virtual-time: " + DurationText.write(world.limits().virtualTime()));
        line(1, "wall-time: " + DurationText.write(world.limits().wallTime()));
    }

    private void overrides(World.Overrides overrides) {
        if (overrides.equals(World.Overrides.NONE)) {
            return;
        }
        line(0, "override:");
        duration("checkpoint-interval", overrides.checkpointInterval());
        duration("restart-delay", overrides.restartDelay());
        duration("watermark-interval", overrides.watermarkInterval());
        Long bufferTimeout = overrides.bufferTimeout();
        if (bufferTimeout != null) {
            line(1, "buffer-timeout: " + (bufferTimeout < 0 ? WorldReader.FULL : DurationText.write(bufferTimeout)));
        }
        CheckpointSettings.Protocol protocol = overrides.snapshotProtocol();
        if (protocol != null) {
            line(1, "snapshots: " + protocol.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        StateBackendType stateBackend = overrides.stateBackend();
        if (stateBackend != null) {
            line(1, "state-backend: " + stateBackend.text());
        }
        if (overrides.chaining() != null) {
            line(1, "chaining: " + overrides.chaining());
        }
        if (!overrides.parallelism().isEmpty()) {
            line(1, "parallelism: " + map(overrides.parallelism(), String::valueOf));
        }
    }

    private void duration(String key, @Nullable Long duration) {
        if (duration != null) {
            line(1, key + ": " + DurationText.write(duration));
        }
    }

    private void faults(List<Entry> entries) {
        if (!entries.isEmpty()) {
            line(0, "script:");
        }
        for (Entry entry : entries) {
            line(1, "- at: " + quoted(at(entry.at())));
            line(2, "do: " + quoted(action(entry.action())));
        }
    }

    /** An instant as scenario files write it: {@code step 120}. */
    public static String at(At at) {
        if (at instanceof At.Step step) {
            return "step " + step.step();
        }
        return at instanceof At.Time time ? "time " + DurationText.write(time.time()) : ((At.Selected) at).selector();
    }

    /** What is done as scenario files write it: {@code kill count.0}. */
    public static String action(Action action) {
        if (action instanceof Action.Kill kill) {
            return "kill " + kill.subtask();
        }
        if (action instanceof Action.FailWriteOut write) {
            return ScriptReader.FAIL_WRITE + " " + write.subtask();
        }
        if (action instanceof Action.LoseSlot lost) {
            return "lose slot " + lost.slot();
        }
        if (action instanceof Action.Swap swap) {
            return "swap " + swap.job() + (swap.allowNonRestoredState() ? ScriptReader.ALLOWING : "");
        }
        if (action instanceof Action.Hold hold) {
            return "hold " + hold.channel() + ScriptReader.FOR + DurationText.write(hold.duration());
        }
        if (action instanceof Action.Release release) {
            return "release " + release.channel();
        }
        // The rest are words without more to say: savepoint, stop, drain, cancel.
        return action.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private void scripts(Map<String, String> scripts) {
        line(0, "scripts:");
        new TreeMap<>(scripts).forEach((name, script) -> {
            // The keep sign holds on to the script's last line ends, the 2 to its first line's indent.
            line(1, quoted(name) + ": |2" + (script.endsWith("\n") ? "+" : "-"));
            script.lines().forEach(scriptLine -> text.append(scriptLine.isEmpty() ? "\n" : "    " + scriptLine + "\n"));
        });
    }

    private static <T> String map(Map<String, T> values, Function<T, String> write) {
        return values.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + quoted(write.apply(entry.getValue())))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String list(Stream<String> cells) {
        return cells.map(ScenarioWriter::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./][A-Za-z0-9_./-]*")
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
