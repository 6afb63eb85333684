using System.Globalization;
using System.Reflection;
using System.Text;
using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>
/// The public API files (RS0016) list each type and member, but not whether a type is sealed or abstract, nor its base class and its
/// interfaces. The files in <c>api</c> list these for review.
/// </summary>
public sealed class TypeListTests
{
    [Fact]
    public void The_public_types_of_the_client_match_the_reviewed_file() =>
        ReviewedFile.Check("api/Comm100.LiveChat.Client.types.txt", Describe(typeof(LiveChatClient).Assembly));

    [Fact]
    public void The_public_types_of_the_fake_match_the_reviewed_file() =>
        ReviewedFile.Check("api/Comm100.LiveChat.Client.Testing.types.txt", Describe(typeof(LiveChatFake).Assembly));

    private static string Describe(Assembly assembly)
    {
        var list = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(GetName, StringComparer.Ordinal))
        {
            IEnumerable<Type> bases = type.GetInterfaces().Where(one => one.IsVisible && type.BaseType?.GetInterfaces().Contains(one) != true);
            bases = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? bases.Prepend(parent) : bases;
            string[] names = [.. bases.Select(GetName).Order(StringComparer.Ordinal)];
            list.Append(CultureInfo.InvariantCulture, $"{GetKind(type)} {GetName(type)}{(names.Length == 0 ? "" : " : ")}{string.Join(", ", names)}\n");
        }

        return list.ToString();
    }

    private static string GetKind(Type type) => type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.BaseType == typeof(MulticastDelegate) ? "delegate"
        : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string GetName(Type type)
    {
        if (type.IsArray)
        {
            return GetName(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        string name = (type.IsNested ? GetName(type.DeclaringType!) + "." : "") + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(GetName))}>" : name;
    }
}
