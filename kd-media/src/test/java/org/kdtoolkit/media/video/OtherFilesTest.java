package org.kdtoolkit.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.sound.AudioDecoder;

/** A file that refers to others opens none of them, whatever its name is. */
class OtherFilesTest {

    private static final String[] NAMES = {"list.mp4", "list.m3u8", "list.txt", "list.sdp", "list"};

    @TempDir private Path folder;

    @Test
    void asksNoServer() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:%d/a.ts".formatted(server.getLocalPort());
            refused(playlist(address));
            refused("ffconcat version 1.0\nfile '%s'\n".formatted(address));
            refused(
                    """
                    v=0
                    o=- 0 0 IN IP4 127.0.0.1
                    s=a
                    c=IN IP4 127.0.0.1
                    t=0 0
                    m=video %d TCP/RTP/AVP 96
                    """
                            .formatted(server.getLocalPort()));
            server.setSoTimeout(1);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void opensNoOtherFile() throws IOException, SampleException {
        Path other = TestVideo.of("mpeg2video").write(folder.resolve("other.ts"), 47);
        try (FfmpegVideo video = FfmpegVideo.open(other)) {
            assertThat(video.frames()).isEqualTo(47);
        }
        refused(playlist(other.toString()));
        refused(playlist("file:" + other));
        refused("ffconcat version 1.0\nfile '%s'\n".formatted(other));
    }

    private static String playlist(String entry) {
        return "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n%s\n#EXT-X-ENDLIST\n"
                .formatted(entry);
    }

    private void refused(String content) throws IOException {
        AudioDecoder sound = new AudioDecoder(OptionalInt.empty(), OptionalInt.empty());
        for (String name : NAMES) {
            Path file = Files.writeString(folder.resolve(name), content);
            assertThatThrownBy(() -> FfmpegVideo.open(file)).isInstanceOf(SampleException.class);
            assertThatThrownBy(() -> sound.decode(file)).isInstanceOf(SampleException.class);
        }
    }
}
