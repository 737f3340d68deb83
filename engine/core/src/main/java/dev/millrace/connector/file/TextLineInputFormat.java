package dev.millrace.connector.file;

import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** A record a line of text; CSV and JSON Lines too, where a {@code map} behind the source takes the line apart. */
public final class TextLineInputFormat implements StreamFormat<String> {
    private final String charset;

    /** Text in UTF-8. */
    public TextLineInputFormat() {
        this("UTF-8");
    }

    /** Text in that charset; throws {@link IllegalArgumentException} where there is none of that name. */
    public TextLineInputFormat(String charsetName) {
        this.charset = Charset.forName(charsetName).name();
    }

    @Override
    public Reader<String> createReader(InputStream stream) {
        return new Lines(new BufferedReader(new InputStreamReader(stream, Charset.forName(charset))));
    }

    @Override
    public TypeInformation<String> getProducedType() {
        return Types.STRING;
    }

    private record Lines(BufferedReader lines) implements Reader<String> {
        @Override
        public @Nullable String read() throws IOException {
            return lines.readLine();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
