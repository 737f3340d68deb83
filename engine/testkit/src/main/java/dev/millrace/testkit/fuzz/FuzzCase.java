package dev.millrace.testkit.fuzz;

import dev.millrace.simulation.Script;
import dev.millrace.simulation.World;
import dev.millrace.testkit.fuzz.plan.JobPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One run to try.
 *
 * @param seed which gave it
 * @param plan the job
 * @param world where it runs
 * @param faults what happens to it; a swap to {@link #job job(n)} rescales it to version n
 * @param disk what goes wrong with the disk that snapshots are kept on; null where they are kept in memory
 */
public record FuzzCase(
        long seed,
        JobPlan plan,
        World world,
        List<Script.Entry> faults,
        @Nullable DiskFaults disk) {
    private static final Pattern LABEL = Pattern.compile("(op|out)(\\d+)(-\\w+)?\\.(\\d+)");

    public FuzzCase {
        faults = List.copyOf(faults);
    }

    /** The script's name of a version of the job. */
    public static String job(int version) {
        return version == 0 ? "job.jsh" : "version-" + version + ".jsh";
    }

    /** Whether records may be counted twice: only a failure makes barriers that are merely counted differ from others. */
    public boolean mayCountTwice() {
        boolean fails = disk != null
                || faults.stream()
                        .anyMatch(fault -> fault.action() instanceof Script.Action.Kill
                                || fault.action() instanceof Script.Action.LoseSlot
                                || fault.action() instanceof Script.Action.FailWriteOut);
        return fails && !plan.checkpoints().exactlyOnce();
    }

    /** The same with another job. */
    public FuzzCase with(JobPlan other) {
        return new FuzzCase(seed, other, world, faults, disk);
    }

    /** The same in another world. */
    FuzzCase with(World other) {
        return new FuzzCase(seed, plan, other, faults, disk);
    }

    /** The same with other faults. */
    FuzzCase with(List<Script.Entry> otherFaults, @Nullable DiskFaults otherDisk) {
        return new FuzzCase(seed, plan, world, otherFaults, otherDisk);
    }

    /** What else happens to a process that resumes: it has all versions behind it. */
    List<Script.Entry> withoutSwaps() {
        return faults.stream()
                .filter(fault -> !(fault.action() instanceof Script.Action.Swap))
                .toList();
    }

    /** The same without the step of a stream; kills go on meaning the operators they meant. */
    FuzzCase without(int stream) {
        List<Script.Entry> renamed = new ArrayList<>();
        for (Script.Entry fault : faults) {
            renamed.add(new Script.Entry(fault.at(), renamed(fault.action(), stream)));
        }
        return new FuzzCase(seed, plan.without(stream), world, renamed, disk);
    }

    private static Script.Action renamed(Script.Action action, int removed) {
        if (action instanceof Script.Action.Kill kill) {
            return new Script.Action.Kill(renamed(kill.subtask(), removed));
        }
        return action instanceof Script.Action.FailWriteOut write
                ? new Script.Action.FailWriteOut(renamed(write.subtask(), removed))
                : action;
    }

    private static String renamed(String subtask, int removed) {
        Matcher label = LABEL.matcher(subtask);
        if (!label.matches()) {
            return subtask;
        }
        int stream = Integer.parseInt(label.group(2));
        String part = stream == removed || label.group(3) == null ? "" : label.group(3);
        return label.group(1) + (stream >= removed ? stream - 1 : stream) + part + "." + label.group(4);
    }
}
