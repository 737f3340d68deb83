package dev.millrace.bench;

import dev.millrace.connector.Sink;
import dev.millrace.runtime.Operator;
import dev.millrace.runtime.OperatorFactory;

/** Adds the results up and says the sum at the end. */
record ChecksumSink() implements Sink<CampaignCount> {
    @Override
    public OperatorFactory operator() {
        return Adder::new;
    }

    private static final class Adder extends Operator {
        private long checksum;

        @Override
        public void processElement(Object value, long timestamp) {
            checksum += ((CampaignCount) value).checksum();
        }

        @Override
        public void endInput() {
            context().external().results().append("checksum", Long.toString(checksum));
        }
    }
}
