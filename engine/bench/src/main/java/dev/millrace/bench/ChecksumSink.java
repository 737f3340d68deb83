package dev.millrace.bench;

import dev.millrace.connector.ResultStore;
import dev.millrace.connector.Sink;
import dev.millrace.connector.SinkContext;
import dev.millrace.connector.SinkWriter;
import dev.millrace.connector.WriterInitContext;

/** Adds the results up and says the sum at the end. */
record ChecksumSink() implements Sink<CampaignCount> {
    @Override
    public SinkWriter<CampaignCount> createWriter(WriterInitContext context) {
        return new Adder(SinkContext.of(context).external().results());
    }

    private static final class Adder implements SinkWriter<CampaignCount> {
        private final ResultStore results;
        private long checksum;

        Adder(ResultStore results) {
            this.results = results;
        }

        @Override
        public void write(CampaignCount element, Context context) {
            checksum += element.checksum();
        }

        @Override
        public void flush(boolean endOfInput) {
            if (endOfInput) {
                results.append("checksum", Long.toString(checksum));
            }
        }

        @Override
        public void close() {}
    }
}
