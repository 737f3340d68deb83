package dev.millrace.testkit.fuzz.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is certain of each stream of a job whatever the schedule, and so which steps have one right answer. */
public final class Guarantees implements Step.Reader<Guarantees.Certain> {
    private final JobPlan plan;
    private final List<Certain> streams = new ArrayList<>();
    private int stream;
    private boolean determined = true;

    /** How far the order of records is certain. */
    enum Order {
        /** Not at all. */
        NONE,
        /** Among records of one key. */
        OF_KEY,
        /** Among all records, which come from one subtask. */
        ALL
    }

    /**
     * What is certain of a stream.
     *
     * @param timed whether its timestamps may be used
     * @param sessions whether no session window made its timestamps, so that sessions of them never just touch
     */
    record Certain(Order order, boolean timed, boolean sessions) {
        Certain atMost(Order least) {
            return new Certain(order.compareTo(least) < 0 ? order : least, timed, sessions);
        }

        Certain ofKey() {
            return new Certain(Order.OF_KEY, timed, sessions);
        }
    }

    private Guarantees(JobPlan plan) {
        this.plan = plan;
    }

    /** Whether the job's results do not depend on the schedule; for a job with late data, whether it loses nothing. */
    public static boolean hold(JobPlan plan) {
        Guarantees guarantees = new Guarantees(plan);
        for (SourcePlan source : plan.sources()) {
            guarantees.streams.add(new Certain(source.splits() == 1 ? Order.ALL : Order.NONE, true, true));
            guarantees.stream++;
        }
        for (Step step : plan.steps()) {
            guarantees.streams.add(step.read(guarantees));
            guarantees.stream++;
        }
        return guarantees.determined && (!plan.late() || guarantees.losesNothing());
    }

    /** Where records may be late, each window has its late ones beside it, and nothing is made of either. */
    private boolean losesNothing() {
        for (int each = plan.sources().size(); each < plan.streams(); each++) {
            Step step = plan.step(each);
            if (step instanceof Step.Windowed windowed && !(keepsEach(windowed) && isRead(each))) {
                return false;
            }
        }
        return plan.steps().stream().allMatch(step -> allowedAmongLate(step));
    }

    private static boolean keepsEach(Step.Windowed step) {
        boolean once = step.lateness() == 0 || step.firing() == Step.Firing.PURGING_END;
        boolean apart = step.shape() instanceof WindowShape.Tumbling || step.shape() instanceof WindowShape.Session;
        return apart
                && once
                && step.content() == Step.Content.EACH
                && step.evicting() == Step.Evicting.NOTHING
                && step.firing().compareTo(Step.Firing.PURGING_END) <= 0;
    }

    /** Only by its side output, once. */
    private boolean isRead(int windowed) {
        List<Step> readers = plan.steps().stream()
                .filter(step -> step.inputs().contains(windowed))
                .toList();
        return readers.size() == 1 && readers.get(0) instanceof Step.Side;
    }

    private boolean allowedAmongLate(Step step) {
        boolean afterWindow = step.inputs().stream().anyMatch(input -> isOfWindow(plan.step(input)));
        if (step instanceof Step.Windowed || step instanceof Step.Simple || step instanceof Step.Split) {
            return !afterWindow;
        }
        boolean lateOnes = step instanceof Step.Side && plan.step(step.inputs().get(0)) instanceof Step.Windowed;
        boolean plain = step instanceof Step.Union || step instanceof Step.Shipped || step instanceof Step.Side;
        return lateOnes || (plain && !afterWindow);
    }

    private boolean isOfWindow(@Nullable Step step) {
        return step instanceof Step.Windowed
                || (step instanceof Step.Side side && plan.step(side.input()) instanceof Step.Windowed);
    }

    private Certain needs(boolean condition, Certain result) {
        determined &= condition;
        return result;
    }

    /** A step without a key keeps the order only where each of its subtasks reads one subtask. */
    private Certain onward(int input) {
        Certain before = streams.get(input);
        boolean oneToOne = plan.versions().stream()
                .allMatch(version -> version.get(operatorOf(input)).parallelism()
                        == version.get(stream).parallelism());
        return oneToOne ? before : before.atMost(Order.NONE);
    }

    private int operatorOf(int input) {
        return plan.step(input) instanceof Step.Side side ? side.input() : input;
    }

    @Override
    public Certain simple(Step.Simple step) {
        Certain result = step.keyed() ? streams.get(step.input()).atMost(Order.OF_KEY) : onward(step.input());
        boolean otherKeys = step.function() == Step.Function.REKEY && result.order() == Order.OF_KEY;
        return otherKeys ? result.atMost(Order.NONE) : result;
    }

    @Override
    public Certain split(Step.Split step) {
        return onward(step.input());
    }

    @Override
    public Certain side(Step.Side step) {
        Step from = plan.step(step.input());
        boolean hasSide = from instanceof Step.Split
                || (from instanceof Step.Windowed windowed && !windowed.shape().counts());
        return needs(hasSide, streams.get(step.input()).atMost(from instanceof Step.Split ? Order.ALL : Order.NONE));
    }

    @Override
    public Certain rolling(Step.Rolling step) {
        return inOrder(step.input());
    }

    @Override
    public Certain counted(Step.Counted step) {
        return inOrder(step.input());
    }

    private Certain inOrder(int input) {
        Certain before = streams.get(input);
        return needs(before.order() != Order.NONE, before.ofKey());
    }

    @Override
    public Certain sorted(Step.Sorted step) {
        Certain before = streams.get(step.input());
        return needs(before.timed(), before.ofKey());
    }

    /** What a timer of processing time emits has no timestamp. */
    @Override
    public Certain delayed(Step.Delayed step) {
        return new Certain(Order.NONE, false, streams.get(step.input()).sessions());
    }

    @Override
    public Certain paired(Step.Paired step) {
        Certain both = union(new Step.Union(step.first(), step.second()));
        return needs(both.timed() && step.first() != step.second(), both.ofKey());
    }

    @Override
    public Certain windowed(Step.Windowed step) {
        Certain before = streams.get(step.input());
        boolean inOrder = before.order() != Order.NONE;
        boolean firesAtEnd = step.firing() == Step.Firing.DEFAULT || step.firing() == Step.Firing.PURGING_END;
        if (step.shape().counts()) {
            boolean plain = step.firing() == Step.Firing.DEFAULT
                    && step.evicting() == Step.Evicting.NOTHING
                    && step.lateness() == 0;
            return needs(inOrder && plain, new Certain(Order.OF_KEY, false, before.sessions()));
        }
        boolean session = step.shape() instanceof WindowShape.Session;
        boolean one = before.timed()
                && (inOrder || (firesAtEnd && step.evicting() != Step.Evicting.BUT_LAST_THREE))
                && (!session || (firesAtEnd && before.sessions() && step.evicting() != Step.Evicting.BUT_LAST_THREE));
        Order order = firesAtEnd || !(step.shape() instanceof WindowShape.Sliding) ? Order.OF_KEY : Order.NONE;
        return needs(one, new Certain(order, true, before.sessions() && !session));
    }

    @Override
    public Certain allWindowed(Step.AllWindowed step) {
        Certain before = streams.get(step.input());
        if (step.shape() instanceof WindowShape.Count) {
            return needs(before.order() == Order.ALL, new Certain(Order.NONE, false, before.sessions()));
        }
        boolean session = step.shape() instanceof WindowShape.Session;
        return needs(
                before.timed() && (!session || before.sessions()),
                new Certain(Order.NONE, true, before.sessions() && !session));
    }

    @Override
    public Certain union(Step.Union step) {
        Certain first = streams.get(step.first());
        Certain second = streams.get(step.second());
        return new Certain(Order.NONE, first.timed() && second.timed(), first.sessions() && second.sessions());
    }

    @Override
    public Certain shipped(Step.Shipped step) {
        return streams.get(step.input()).atMost(Order.NONE);
    }

    @Override
    public Certain joined(Step.Joined step) {
        Certain both = union(new Step.Union(step.first(), step.second()));
        Certain joined = step.joining() == Step.Joining.CO_GROUP ? both.ofKey() : both;
        return needs(both.timed() && step.first() != step.second(), joined);
    }

    @Override
    public Certain mixed(Step.Mixed step) {
        Certain both = union(new Step.Union(step.first(), step.second()));
        boolean timed = both.timed() && step.mixing() == Step.Mixing.CO_MAP;
        return needs(step.first() != step.second(), new Certain(Order.NONE, timed, both.sessions()));
    }

    /** The records and the counts are certain, but not which record has which count. */
    @Override
    public Certain numbered(Step.Numbered step) {
        return new Certain(Order.NONE, false, streams.get(step.input()).sessions());
    }

    /** Records behind windows that count have no time worth having, and sums may have any. */
    @Override
    public Certain stamped(Step.Stamped step) {
        Certain before = onward(step.input());
        return needs(before.timed(), new Certain(before.order(), true, false));
    }

    /** The engine refuses loops with checkpoints that overlap, are only counted or overtake. */
    @Override
    public Certain looped(Step.Looped step) {
        Certain before = streams.get(step.input());
        Checkpointing checkpoints = plan.checkpoints();
        boolean kept = checkpoints.exactlyOnce() && checkpoints.overtakeAfter() < 0 && checkpoints.concurrent() == 1;
        return needs(before.timed() && (kept || !checkpoints.isEnabled()), new Certain(Order.NONE, true, false));
    }
}
