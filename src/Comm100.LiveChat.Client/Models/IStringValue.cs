namespace Comm100.LiveChat.Client;

/// <summary>A value that is written to JSON as the string, or as the JSON in the string, that <see cref="object.ToString"/> returns.</summary>
internal interface IStringValue;
