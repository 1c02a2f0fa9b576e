package org.kdtoolkit.formats.torch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class PickleFuzzTest extends FuzzContract {

    static final List<String> WORDS =
            List.of(
                    "ctorch._utils\n_rebuild_tensor_v2\n",
                    "ctorch._utils\n_rebuild_parameter\n",
                    "ctorch._tensor\n_rebuild_from_type_v2\n",
                    "ccollections\nOrderedDict\n",
                    "ctorch\nFloatStorage\n",
                    "X\u0007\u0000\u0000\u0000storage",
                    "\u0085",
                    "\u0086",
                    "\u0087",
                    "\u0080\u0002",
                    "(",
                    "]",
                    "}",
                    ")",
                    "t",
                    "R",
                    "Q",
                    "b",
                    "u",
                    "e",
                    "q\u0000",
                    "h\u0000",
                    "\u0094",
                    ".",
                    "2",
                    "1");

    private static final long ROOM = 32 << 20;

    @Override
    protected String corpus() {
        return "pickle";
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        return List.of(
                resource("/pickle/beside-0.pkl"),
                resource("/pickle/beside-2.pkl"),
                resource("/pickle/beside-5.pkl"),
                resource("/pickle/buffers.pkl"));
    }

    @Override
    protected List<String> words() {
        return WORDS;
    }

    @Override
    protected void read(byte[] input) throws Exception {
        Pickled content =
                PickleMachine.read(new PickleInput(new ByteArrayInputStream(input)), ROOM);
        TensorNames.in(content, tensor -> null);
    }

    @Override
    protected boolean isRefusal(Exception exception) {
        return exception instanceof IOException;
    }
}
