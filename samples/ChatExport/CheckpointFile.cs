using System.Security.Cryptography;
using System.Text.Json;

namespace ChatExport;

/// <summary>The file of the checkpoint. It always contains a complete checkpoint: the last one or the one before.</summary>
internal sealed class CheckpointFile(string path)
{
    public string Path => path;

    /// <summary>Reads the checkpoint; null if the file does not exist.</summary>
    /// <exception cref="ExportException">The file does not contain a valid checkpoint.</exception>
    public Checkpoint? Read()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            Checkpoint checkpoint = JsonSerializer.Deserialize(File.ReadAllBytes(path), CheckpointJson.Default.Checkpoint)
                ?? throw new ExportException($"{path} contains no checkpoint.");
            return checkpoint.Checksum == ComputeChecksum(checkpoint)
                ? checkpoint
                : throw new ExportException($"{path} has been changed. Delete it and the exported file to start again.");
        }
        catch (JsonException exception)
        {
            throw new ExportException($"{path} contains no checkpoint of this program. {exception.Message}", exception);
        }
    }

    public void Write(Checkpoint checkpoint)
    {
        string next = path + ".tmp";

        // Removes the file of an earlier process, or a link of someone else, which is never written through.
        File.Delete(next);
        using (FileStream file = PrivateFile.Open(next, FileMode.CreateNew, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, checkpoint with { Checksum = ComputeChecksum(checkpoint) }, CheckpointJson.Default.Checkpoint);

            // Flushed before the file is renamed, so that a loss of power cannot leave an empty checkpoint.
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    private static string ComputeChecksum(Checkpoint checkpoint) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(checkpoint with { Checksum = null }, CheckpointJson.Default.Checkpoint)));
}
