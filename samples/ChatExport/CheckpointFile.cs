using System.Security.Cryptography;
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
            Checkpoint checkpoint = JsonSerializer.Deserialize(File.ReadAllBytes(path), CheckpointJson.Default.Checkpoint)
                ?? throw new ExportException($"{path} holds no checkpoint.");
            return checkpoint.Checksum == ChecksumOf(checkpoint)
                ? checkpoint
                : throw new ExportException($"{path} was changed after it was written, and is not used. Delete it and the exported file to start again.");
        }
        catch (JsonException exception)
        {
            throw new ExportException($"{path} holds no checkpoint of this program. {exception.Message}", exception);
        }
    }

    public void Write(Checkpoint checkpoint)
    {
        string next = path + ".tmp";

        // What an earlier process left, or a link that someone else put there: it is removed, and never written through.
        File.Delete(next);
        using (FileStream file = PrivateFile.Open(next, FileMode.CreateNew, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, checkpoint with { Checksum = ChecksumOf(checkpoint) }, CheckpointJson.Default.Checkpoint);

            // On the disk before the name is, so that a loss of power leaves no empty checkpoint either.
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    private static string ChecksumOf(Checkpoint checkpoint) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(checkpoint with { Checksum = null }, CheckpointJson.Default.Checkpoint)));
}
