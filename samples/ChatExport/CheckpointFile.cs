using System.Text.Json;

namespace ChatExport;

/// <summary>The file of the checkpoint. At any moment it holds a whole one: the last, or the one before.</summary>
internal sealed class CheckpointFile(string path)
{
    public string Path => path;

    /// <summary>The checkpoint; null where there is none.</summary>
    /// <exception cref="ExportException">The file holds something else.</exception>
    public Checkpoint? Read()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), CheckpointJson.Default.Checkpoint)
                ?? throw new ExportException($"{path} holds no checkpoint.");
        }
        catch (JsonException exception)
        {
            throw new ExportException($"{path} holds no checkpoint of this program. {exception.Message}", exception);
        }
    }

    public void Write(Checkpoint checkpoint)
    {
        string next = path + ".tmp";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, checkpoint, CheckpointJson.Default.Checkpoint);

            // On the disk before the name is, so that a loss of power leaves no empty checkpoint either.
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }
}
