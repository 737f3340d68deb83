package dev.millrace.connector.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;

/**
 * Writes {@code toString()} of each record as a line.
 *
 * @param <IN> type of the records
 */
public final class SimpleStringEncoder<IN> implements Encoder<IN> {
    private final String charsetName;

    /** In UTF-8. */
    public SimpleStringEncoder() {
        this("UTF-8");
    }

    /** In that charset. */
    public SimpleStringEncoder(String charsetName) {
        this.charsetName = charsetName;
    }

    @Override
    public void encode(IN element, OutputStream stream) throws IOException {
        stream.write((element + "\n").getBytes(Charset.forName(charsetName)));
    }
}
