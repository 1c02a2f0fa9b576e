package org.kdtoolkit.teachers.network;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.formats.files.RegularFile;

/**
 * A scripted PyTorch model in a file. It runs on DJL's PyTorch engine, whatever the experiment's
 * is.
 *
 * @param path the file
 * @param roles what it returns, in its order
 * @param context what it is asked about
 */
record TorchScriptFile(Path path, List<OutputRole> roles, TeacherContext context)
        implements StoredNetwork {

    private static final String ENGINE = "PyTorch";

    @Override
    public void identify(Fingerprint fingerprint) {
        fingerprint.add("torchscript");
        fingerprint.add(path);
    }

    @Override
    public FrozenNetwork open() {
        Model model = engine().newModel(path.getFileName().toString(), device());
        try (InputStream in = new BufferedInputStream(RegularFile.open(path))) {
            model.load(in);
            return new TorchScriptNetwork(
                    path, model, roles, context.modality(), context.dataset().classes().size());
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw new DataException(
                    "%s is no TorchScript model (%s); write it by torch.jit.script(model).save(...)"
                            .formatted(path, TorchScriptNetwork.lastLine(e)),
                    e);
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    private static Engine engine() {
        if (!Engine.hasEngine(ENGINE)) {
            throw new ConfigurationException(
                    "the teacher 'torchscript' needs DJL's PyTorch engine, which is not installed (found: %s); add its DJL artifacts, or extract the teacher's answers where it is, and use 'precomputed'"
                            .formatted(String.join(", ", Engine.getAllEngines())));
        }
        return Engine.getEngine(ENGINE);
    }

    /** The experiment's device where that is PyTorch's too. */
    private Device device() {
        boolean same = context.manager().getEngine().getEngineName().equals(ENGINE);
        return same ? context.manager().getDevice() : Device.cpu();
    }
}
