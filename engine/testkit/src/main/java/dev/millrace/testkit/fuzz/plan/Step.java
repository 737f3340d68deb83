package dev.millrace.testkit.fuzz.plan;

import java.util.List;

/** How one stream of a job is made from others, which are named by their index in the job: sources first, then steps. */
public sealed interface Step {
    /** Reads each kind of step in its own way; a new kind has to be read by all. */
    interface Reader<R> {
        /** See {@link Simple}. */
        R simple(Simple step);

        /** See {@link Split}. */
        R split(Split step);

        /** See {@link Side}. */
        R side(Side step);

        /** See {@link Rolling}. */
        R rolling(Rolling step);

        /** See {@link Counted}. */
        R counted(Counted step);

        /** See {@link Sorted}. */
        R sorted(Sorted step);

        /** See {@link Paired}. */
        R paired(Paired step);

        /** See {@link Windowed}. */
        R windowed(Windowed step);

        /** See {@link AllWindowed}. */
        R allWindowed(AllWindowed step);

        /** See {@link Union}. */
        R union(Union step);

        /** See {@link Shipped}. */
        R shipped(Shipped step);

        /** See {@link Joined}. */
        R joined(Joined step);

        /** See {@link Mixed}. */
        R mixed(Mixed step);

        /** See {@link Delayed}. */
        R delayed(Delayed step);

        /** See {@link Numbered}. */
        R numbered(Numbered step);

        /** See {@link Stamped}. */
        R stamped(Stamped step);

        /** See {@link Looped}. */
        R looped(Looped step);
    }

    /** Has {@code reader} read it. */
    <R> R read(Reader<R> reader);

    /** The streams it is made from. */
    List<Integer> inputs();

    /** The same step on other inputs. */
    Step on(List<Integer> others);

    /** Whether it has subtasks, and so a parallelism. */
    default boolean isOperator() {
        return true;
    }

    /** Whether it may have several. */
    default boolean isParallel() {
        return isOperator();
    }

    /** Functions of one record. */
    enum Function {
        /** map: another value. */
        TRIPLE,
        /** map: another key. */
        REKEY,
        /** filter. */
        DROP_THIRDS,
        /** flatMap: none, one or two. */
        REPEAT
    }

    /** Map, filter or flatMap. */
    record Simple(int input, Function function, boolean keyed) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.simple(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Simple(others.get(0), function, keyed);
        }
    }

    /** A process function that puts odd values out on the side. */
    record Split(int input) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.split(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Split(others.get(0));
        }
    }

    /** The side output of a {@link Split} (the odd ones) or of a {@link Windowed} (the late ones). */
    record Side(int input) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.side(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Side(others.get(0));
        }

        @Override
        public boolean isOperator() {
            return false;
        }
    }

    /** What becomes of each record and the result so far of its key. */
    enum Roll {
        /** reduce: sum of the values, largest of the times. */
        REDUCE,
        /** sum("value"). */
        SUM,
        /** min("value"). */
        MIN,
        /** max("value"). */
        MAX,
        /** minBy("value"). */
        MIN_BY,
        /** maxBy("value"). */
        MAX_BY
    }

    /** A rolling aggregation of each key. */
    record Rolling(int input, Roll roll) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.rolling(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Rolling(others.get(0), roll);
        }
    }

    /** Kinds of keyed state. */
    enum Kept {
        /** A value. */
        VALUE,
        /** A list. */
        LIST,
        /** A map. */
        MAP,
        /** A reducing state. */
        REDUCING,
        /** An aggregating state. */
        AGGREGATING,
        /** A value that can expire, and does not live to see it. */
        EXPIRING,
        /** A POJO, changed in place. */
        POJO
    }

    /** A keyed process function that adds up the values of its key in state of one kind, and emits each sum. */
    record Counted(int input, Kept kept) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.counted(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Counted(others.get(0), kept);
        }
    }

    /** A keyed process function that holds records back until a timer at their time, and emits running sums in order of time. */
    record Sorted(int input) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.sorted(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Sorted(others.get(0));
        }
    }

    /** A keyed process function that holds records back for {@code delay} ms of processing time, or until the input ends. */
    record Delayed(int input, long delay) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.delayed(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Delayed(others.get(0), delay);
        }
    }

    /** {@link Sorted} over two connected streams, of which the second is taken away. */
    record Paired(int first, int second) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.paired(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(first, second);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Paired(others.get(0), others.get(1));
        }
    }

    /** What a window makes of its records. */
    enum Content {
        /** reduce. */
        REDUCED,
        /** reduce, then a window function that says the window's end. */
        REDUCED_LABELLED,
        /** aggregate. */
        AGGREGATED,
        /** aggregate, then a window function that says the window's end. */
        AGGREGATED_LABELLED,
        /** All records, at the window's end. */
        EACH
    }

    /** When a window fires. */
    enum Firing {
        /** As its assigner says. */
        DEFAULT,
        /** At its end, and is empty then. */
        PURGING_END,
        /** After every second record. */
        EVERY_SECOND,
        /** After every second record, and is empty then. */
        PURGING_EVERY_SECOND
    }

    /** What is taken out of a window that fires. */
    enum Evicting {
        /** Nothing. */
        NOTHING,
        /** All but the last three. */
        BUT_LAST_THREE,
        /** What is 12 ms or more older than the newest. */
        OLD
    }

    /** Windows of each key. */
    record Windowed(int input, WindowShape shape, Content content, Firing firing, Evicting evicting, long lateness)
            implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.windowed(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Windowed(others.get(0), shape, content, firing, evicting, lateness);
        }
    }

    /**
     * Windows of all records, in one subtask.
     *
     * @param each whether it is all records of a window that come out, at its end; else their sum
     */
    record AllWindowed(int input, WindowShape shape, boolean each) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.allWindowed(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Step on(List<Integer> others) {
            return new AllWindowed(others.get(0), shape, each);
        }

        @Override
        public boolean isParallel() {
            return false;
        }
    }

    /** Two streams as one. */
    record Union(int first, int second) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.union(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(first, second);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Union(others.get(0), others.get(1));
        }

        @Override
        public boolean isOperator() {
            return false;
        }
    }

    /** How records choose a subtask. */
    enum Way {
        /** In turn. */
        REBALANCE,
        /** In turn, of some subtasks. */
        RESCALE,
        /** By chance. */
        SHUFFLE,
        /** The first subtask. */
        GLOBAL,
        /** By the value. */
        CUSTOM
    }

    /** The same stream, dealt out in another way. */
    record Shipped(int input, Way way) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.shipped(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Shipped(others.get(0), way);
        }

        @Override
        public boolean isOperator() {
            return false;
        }
    }

    /** How two streams are joined. */
    enum Joining {
        /** An interval join: pairs whose times differ by no more than the size. */
        INTERVAL,
        /** A window join: pairs of one tumbling window. */
        WINDOW,
        /** A co-group: one result of each key and tumbling window. */
        CO_GROUP
    }

    /** Two streams, joined by key and time. */
    record Joined(int first, int second, Joining joining, long size) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.joined(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(first, second);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Joined(others.get(0), others.get(1), joining, size);
        }
    }

    /** What becomes of two connected streams. */
    enum Mixing {
        /** A function for each side. */
        CO_MAP,
        /** The first as it is; the second is broadcast and counted in broadcast state. */
        BROADCAST,
        /** The same with the first keyed. */
        KEYED_BROADCAST
    }

    /** Two connected streams that have no state of a key in common. */
    record Mixed(int first, int second, Mixing mixing) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.mixed(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(first, second);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Mixed(others.get(0), others.get(1), mixing);
        }
    }

    /**
     * The same stream in one subtask, which counts it in operator state, and the counts.
     *
     * @param union whether the state is a union list
     */
    record Numbered(int input, boolean union) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.numbered(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Numbered(others.get(0), union);
        }

        @Override
        public boolean isParallel() {
            return false;
        }
    }

    /** The same stream with its records' own times for timestamps, and no watermark before the end. */
    record Stamped(int input) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.stamped(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Stamped(others.get(0));
        }
    }

    /** A loop: values are halved until they are odd, by key; what comes out of it is {@link Stamped}. */
    record Looped(int input) implements Step {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.looped(this);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Step on(List<Integer> others) {
            return new Looped(others.get(0));
        }
    }
}
