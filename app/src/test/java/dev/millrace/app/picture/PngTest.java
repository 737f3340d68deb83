package dev.millrace.app.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngTest {
    @TempDir
    Path folder;

    @Test
    void anotherReaderSeesTheSamePixels() throws IOException {
        int[] pixels = {0xff112233, 0xffffffff, 0xff000000, 0xff0969da, 0xffcf222e, 0xff1a7f37};
        Path file = folder.resolve("new/folder/picture.png");
        new Picture(pixels, 3).write(file);

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getRGB(0, 0, 3, 2, null, 0, 3)).containsExactly(pixels);
    }
}
