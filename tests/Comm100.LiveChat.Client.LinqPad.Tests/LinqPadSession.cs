using System.Text;

namespace Comm100.LiveChat.Client.LinqPad.Tests;

/// <summary>One run of a sample: the answers of LINQPad, and its output.</summary>
internal sealed class LinqPadSession
{
    private static readonly AsyncLocal<LinqPadSession?> s_current = new();
    private readonly StringBuilder _output = new();

    public static LinqPadSession Current => s_current.Value ?? throw new InvalidOperationException("A sample runs outside of a session.");

    public required IReadOnlyDictionary<string, string> Passwords { get; init; }

    /// <summary>The answers, by the start of the prompt. A prompt that is not listed gets its default value.</summary>
    public required IReadOnlyDictionary<string, object> Answers { get; init; }

    public string Output => _output.ToString();

    public void Enter() => s_current.Value = this;

    public string GetPassword(string name) =>
        Passwords.TryGetValue(name, out string? password) ? password : throw new InvalidOperationException($"The sample asks for the password '{name}'. Known: {string.Join(", ", Passwords.Keys)}.");

    public T Ask<T>(string prompt, T defaultValue)
    {
        object? answer = Answers.FirstOrDefault(pair => prompt.StartsWith(pair.Key, StringComparison.Ordinal)).Value;
        return answer is null ? defaultValue : (T)answer;
    }

    public void Dump(object? value, string? description)
    {
        if (_output.Length > 0)
        {
            _output.Append('\n');
        }

        _output.Append("=== ").Append(description ?? "(no description)").Append('\n').Append(DumpText.Write(value));
    }
}
