package dev.millrace.host.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One snippet of a script, with the white space and comments before it.
 *
 * @param start 0-based offset in the script
 * @param source its text, exactly as in the script
 */
record Piece(int start, String source) {
    private static final Pattern FLINK_IMPORT = Pattern.compile("import\\s+(static\\s+)?org\\.apache\\.flink\\.");
    private static final Pattern BEFORE_CODE = Pattern.compile("(?:\\s+|//[^\\n]*|/\\*(?s:.*?)\\*/)*");

    /** 0-based offset in the script of the first character that is code. */
    int codeStart() {
        Matcher matcher = BEFORE_CODE.matcher(source);
        return start + (matcher.lookingAt() ? matcher.end() : 0);
    }

    /** Whether it imports something of Flink's; the prelude has imported the class of that name. */
    boolean isFlinkImport() {
        return FLINK_IMPORT.matcher(source.substring(codeStart() - start)).lookingAt();
    }

    /** 0-based offset in the script after the last character. */
    int end() {
        return start + source.length();
    }
}
