namespace ChatExport;

/// <summary>The file that is exported into. While it is open, no second export writes into it.</summary>
internal sealed class ExportFile : IDisposable
{
    private readonly FileStream _stream;

    public ExportFile(string path)
    {
        _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        Path = path;
    }

    public string Path { get; }

    public Stream Stream => _stream;

    public long Length => _stream.Length;

    /// <summary>Takes away what was written after a checkpoint: pages that it does not know, or a part of one.</summary>
    public void TruncateTo(long length)
    {
        _stream.SetLength(length);
        _stream.Position = length;
    }

    /// <summary>Brings all that was written to the disk, and says how much that is.</summary>
    public long Save()
    {
        _stream.Flush(flushToDisk: true);
        return _stream.Position;
    }

    public void Dispose() => _stream.Dispose();
}
