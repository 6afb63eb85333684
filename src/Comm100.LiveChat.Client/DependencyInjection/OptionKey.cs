using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>One key of a section of the configuration, the values that it allows, and how it sets an option.</summary>
/// <typeparam name="T">The type of the options.</typeparam>
/// <param name="Name">The name of the key.</param>
/// <param name="Read">Sets the option from the key, or adds a failure.</param>
internal sealed record OptionKey<T>(string Name, Action<IConfigurationSection, T, SectionFailures> Read)
{
    private delegate bool TryParse<TValue>(string text, out TValue value);

    public static OptionKey<T> String(string name, Action<T, string> set) => new(name, (key, options, _) =>
    {
        if (key.Value is { } value)
        {
            set(options, value);
        }
    });

    public static OptionKey<T> Address(string name, string example, Action<T, Uri> set) =>
        Create(name, "an address such as " + example, (string text, out Uri? value) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value), (options, value) => set(options, value!));

    public static OptionKey<T> Int32(string name, Action<T, int> set) =>
        Create(name, "a whole number", (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value), set);

    public static OptionKey<T> Int64(string name, Action<T, long> set) =>
        Create(name, "a whole number", (string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value), set);

    public static OptionKey<T> Boolean(string name, Action<T, bool> set) => Create(name, "true or false", bool.TryParse, set);

    public static OptionKey<T> TimeSpan(string name, string example, Action<T, TimeSpan> set) =>
        Create(name, "a time span such as " + example, (string text, out TimeSpan value) => TryParseTimeSpan(text, out value), set);

    public static OptionKey<T> Section<TPart>(string name, Func<T, TPart> get, IReadOnlyList<OptionKey<TPart>> keys) => new(name, (section, options, failures) =>
    {
        if (section.Value is { Length: > 0 })
        {
            failures.Add(section.Path, $"{section.Path} must be a section. Its keys are {OptionKeys.Join(keys)}.");
        }

        OptionKeys.Read(section, get(options), keys, failures);
    });

    public static OptionKey<T> Dictionary(string name, string exampleKey, Func<T, IDictionary<string, string>> get) => new(name, (section, options, failures) =>
    {
        if (section.Value is { Length: > 0 })
        {
            failures.Add(section.Path, $"{section.Path} must be a section, with keys such as {section.Path}:{exampleKey}.");
        }

        foreach (IConfigurationSection entry in section.GetChildren())
        {
            get(options)[entry.Key] = entry.Value ?? "";
        }
    });

    private static OptionKey<T> Create<TValue>(string name, string allowed, TryParse<TValue> tryParse, Action<T, TValue> set) => new(name, (key, options, failures) =>
    {
        if (key.Value is { Length: > 0 } text && tryParse(text, out TValue value))
        {
            set(options, value);
        }
        else
        {
            failures.Add(key.Path, $"{key.Path} must be {allowed}.");
        }
    });

    // A number alone would be a number of days, which is rarely meant.
    private static bool TryParseTimeSpan(string text, out TimeSpan value)
    {
        value = default;
        return text.Contains(':') && System.TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
    }
}
