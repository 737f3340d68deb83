package dev.millrace.connector;

import dev.millrace.runtime.OperatorContext;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.ResultTypeQueryable;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;

/**
 * Lines of text as they come over a connection: they come once. It keeps no position, so a failure loses the lines that were read since
 * the last checkpoint, and what is sent while the task is down. No port is opened: the run has a stream called {@code
 * host:port} that plays the sender, the cells of a row joined with commas.
 *
 * @param host name of the sender
 * @param port where it sends
 */
public record SocketSource(String host, int port)
        implements Source<String, Integer, Void>, ResultTypeQueryable<String> {
    /** Throws where there can be no such port. */
    public SocketSource {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A port is between 1 and 65535, not " + port + ".");
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public OperatorFactory operator(WatermarkStrategy<String> strategy) {
        Lines lines = new Lines(host + ":" + port);
        return () -> new SplitSourceOperator<>(lines, strategy);
    }

    @Override
    public TypeInformation<String> getProducedType() {
        return Types.STRING;
    }

    private record Lines(String sender) implements Splits<String> {
        @Override
        public int count(OperatorContext context) {
            return 1;
        }

        @Override
        public SplitReader<String> reader(OperatorContext context, SplitPosition start) {
            ReplayableStream stream = context.external().streams().stream(sender);
            Connection connection = context.external().connections().open(stream, context.processingTime());
            return new Reader(sender, start, stream, connection, context);
        }
    }

    private static final class Reader implements SplitReader<String> {
        private final String sender;
        private final SplitPosition split;
        private final ReplayableStream stream;
        private final Connection connection;
        private final OperatorContext context;

        Reader(
                String sender,
                SplitPosition split,
                ReplayableStream stream,
                Connection connection,
                OperatorContext context) {
            this.sender = sender;
            this.split = split;
            this.stream = stream;
            this.connection = connection;
            this.context = context;
        }

        @Override
        public String name() {
            return sender;
        }

        /** Nothing to go back to. */
        @Override
        public SplitPosition position() {
            return new SplitPosition(split.split(), split.of(), connection.next());
        }

        @Override
        public long nextOrder() {
            return connection.next();
        }

        @Override
        public boolean hasEnded() {
            return connection.next() >= stream.rows().size();
        }

        @Override
        public long nextAvailable() {
            return hasEnded() ? Long.MAX_VALUE : stream.arrivals()[connection.next()];
        }

        @Override
        public String read() {
            return String.join(",", stream.rows().get(connection.take()));
        }

        @Override
        public void close() {
            connection.close(context.processingTime());
        }
    }
}
