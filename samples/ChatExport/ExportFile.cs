using System.Security.Cryptography;

namespace ChatExport;

/// <summary>The exported file. While it is open, no other export can write to it.</summary>
internal sealed class ExportFile : IDisposable
{
    private readonly FileStream _stream;
    private IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _hashed;

    /// <exception cref="ExportException">The path is a link.</exception>
    public ExportFile(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new ExportException($"{path} is a link. Specify the file itself.");
        }

        _stream = PrivateFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        Path = path;
    }

    public string Path { get; }

    public Stream Stream => _stream;

    public long Length => _stream.Length;

    /// <summary>Computes a hash of the first bytes of the file. Each byte is hashed only once.</summary>
    public string ComputeHash(long length)
    {
        if (length < _hashed)
        {
            _hash.Dispose();
            _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            _hashed = 0;
        }

        long position = _stream.Position;
        _stream.Position = _hashed;
        byte[] buffer = new byte[64 * 1024];
        while (_hashed < length && _stream.Read(buffer, 0, (int)Math.Min(buffer.Length, length - _hashed)) is > 0 and int read)
        {
            _hash.AppendData(buffer, 0, read);
            _hashed += read;
        }

        _stream.Position = position;
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    /// <summary>Removes everything that was written after a checkpoint.</summary>
    public void TruncateTo(long length)
    {
        _stream.SetLength(length);
        _stream.Position = length;
    }

    /// <summary>Flushes the file to the disk, and returns its length.</summary>
    public long Save()
    {
        _stream.Flush(flushToDisk: true);
        return _stream.Position;
    }

    public void Dispose()
    {
        _stream.Dispose();
        _hash.Dispose();
    }
}
