namespace Comm100.LiveChat.Client.Generator;

/// <summary>Writes the class that sends what an interface describes.</summary>
internal static class ApiInterfaceEmitter
{
    public static string Emit(ApiInterface api)
    {
        var writer = SourceWriter.ForNamespace(api.Namespace);
        var fields = new TypeInfoFields();
        using (writer.Open("internal sealed class " + api.ClassName + " : " + api.Name))
        {
            foreach (var method in api.Methods)
            {
                fields.Add(method);
            }

            fields.Write(writer, api);
            writer.Line("private readonly " + Names.Transport + " _transport;");
            writer.Line();
            using (writer.Open("public " + api.ClassName + "(" + Names.Transport + " transport)"))
            {
                writer.Line("_transport = transport;");
            }

            foreach (var method in api.Methods)
            {
                writer.Line();
                EmitMethod(writer, api.Group.Name, method, fields);
            }
        }

        return writer.ToString();
    }

    private static void EmitMethod(SourceWriter writer, string group, ApiMethod method, TypeInfoFields fields)
    {
        var address = Local(method, "address");
        var operation = Names.Operations + "." + group + "." + method.Operation.Member;
        var body = method.Parameters.FirstOrDefault(parameter => parameter.Place == ParameterPlace.Body);
        var token = method.Parameters.First(parameter => parameter.Place == ParameterPlace.Token);
        using var block = writer.Open("public " + method.ReturnType + " " + Symbols.Identifier(method.Name) + "(" + string.Join(", ", method.Parameters.Select(Declaration)) + ")");

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Place is ParameterPlace.Body or ParameterPlace.QueryObject && parameter.Type is { CanBeNull: true, IsNullable: false })
            {
                writer.Line(Names.NotNull + "(" + Identifier(parameter) + ", " + Symbols.Literal(parameter.Name) + ");");
            }
        }

        if (body is not null && method.Check != BodyCheck.None)
        {
            EmitCheck(writer, method, body, operation);
        }

        writer.Line("var " + address + " = new " + Names.RequestAddress + "(_transport.Addresses, stackalloc char[" + Names.RequestAddress + ".StackLength]);");
        EmitRoute(writer, method, address);
        EmitQuery(writer, method, address);

        List<string> arguments =
        [
            operation,
            address + ".ToTarget()",
            body is null ? "null" : Names.LiveChatJson + ".ToBody(" + Identifier(body) + ", " + fields.Request(body.Type) + ")",
        ];
        if (method.Answer is not null)
        {
            arguments.Add(fields.Answer(method.Answer));
        }

        arguments.Add(Identifier(token));
        writer.Line("return _transport.SendAsync(" + string.Join(", ", arguments) + ");");
    }

    private static void EmitCheck(SourceWriter writer, ApiMethod method, ApiParameter body, string operation)
    {
        var missing = Local(method, "missing");
        writer.Line("var " + missing + " = new " + Names.MissingMembers + "();");
        if (method.Check == BodyCheck.Object)
        {
            writer.Line(Names.MandatoryMembers + ".Check(" + Identifier(body) + ", \"\", ref " + missing + ");");
        }
        else
        {
            var index = Local(method, "index");
            var item = Local(method, "item");
            using (writer.Open("for (var " + index + " = 0; " + index + " < " + Identifier(body) + ".Count; " + index + "++)"))
            using (writer.Open("if (" + Identifier(body) + "[" + index + "] is { } " + item + ")"))
            {
                writer.Line(
                    Names.MandatoryMembers + ".Check(" + item + ", \"[\" + " + index + ".ToString(" + Names.InvariantCulture + ") + \"].\", ref " + missing + ");");
            }
        }

        writer.Line(missing + ".ThrowIfAny(" + operation + ", " + Symbols.Literal(body.Name) + ");");
    }

    private static void EmitRoute(SourceWriter writer, ApiMethod method, string address)
    {
        foreach (var part in method.Route)
        {
            if (!part.IsPlaceholder)
            {
                writer.Line(address + ".AppendRoute(" + Symbols.Literal(part.Text) + ");");
                continue;
            }

            var value = method.Parameters.First(parameter =>
                parameter.Place == ParameterPlace.Route && string.Equals(parameter.WireName, part.Text, StringComparison.Ordinal));
            writer.Line(address + ".AppendValue(" + Symbols.Literal(value.Name) + ", " + Identifier(value) + ");");
        }
    }

    private static void EmitQuery(SourceWriter writer, ApiMethod method, string address)
    {
        foreach (var parameter in method.Parameters)
        {
            var dot = parameter.Type.IsNullable ? "?." : ".";
            var value = Identifier(parameter);
            switch (parameter.Place)
            {
                case ParameterPlace.Query:
                    writer.Line(address + ".AppendQuery(" + Symbols.Literal(parameter.WireName) + ", " + value + ");");
                    break;
                case ParameterPlace.QueryEnum:
                    writer.Line(address + ".AppendQuery(" + Symbols.Literal(parameter.WireName) + ", " + value + dot + "RawText);");
                    break;
                case ParameterPlace.QueryObject:
                    // Through the interface, which a public type implements explicitly: the address is internal.
                    var question = parameter.Type.IsNullable ? "?" : "";
                    writer.Line("((" + Names.QueryParameters + question + ")" + value + ")" + dot + "AppendTo(ref " + address + ");");
                    break;
            }
        }
    }

    // Only the token's default is repeated: the class is called through its interface, where the defaults are.
    private static string Declaration(ApiParameter parameter) =>
        parameter.Type.Qualified + " " + Identifier(parameter) + (parameter.Place == ParameterPlace.Token ? " = default" : "");

    private static string Identifier(ApiParameter parameter) => Symbols.Identifier(parameter.Name);

    private static string Local(ApiMethod method, string name)
    {
        while (method.Parameters.Any(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal)))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>The static fields with the JSON type information: one for each type and direction.</summary>
    private sealed class TypeInfoFields
    {
        private readonly List<(string Type, string Direction, string Field)> _fields = [];

        public void Add(ApiMethod method)
        {
            foreach (var parameter in method.Parameters.Where(parameter => parameter.Place == ParameterPlace.Body))
            {
                _ = Request(parameter.Type);
            }

            if (method.Answer is not null)
            {
                _ = Answer(method.Answer);
            }
        }

        public string Request(ApiType type) => Use(type, "Request");

        public string Answer(ApiType type) => Use(type, "Answer");

        /// <summary>Writes the contracts of the group, from the JSON context that is named after it and stands beside the interface.</summary>
        public void Write(SourceWriter writer, ApiInterface api)
        {
            if (_fields.Count == 0)
            {
                return;
            }

            var context = (api.Namespace.Length == 0 ? "" : api.Namespace + ".") + api.Group.Name + "JsonContext";
            writer.Line("private static readonly " + Names.LiveChatContracts + " s_contracts = new(global::" + context + ".Default);");
            writer.Line();
            // Made when first used: a group of many models makes those of a call alone.
            foreach (var (type, _, field) in _fields)
            {
                writer.Line("private static global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<" + type + ">? " + field + ";");
            }

            writer.Line();
        }

        private string Use(ApiType type, string direction) => Field(type, direction) + " ??= s_contracts." + direction + "<" + type.Qualified + ">()";

        private string Field(ApiType type, string direction)
        {
            foreach (var known in _fields)
            {
                if (string.Equals(known.Type, type.Qualified, StringComparison.Ordinal) && string.Equals(known.Direction, direction, StringComparison.Ordinal))
                {
                    return known.Field;
                }
            }

            var name = "s_" + char.ToLowerInvariant(type.Identifier[0]) + type.Identifier.Substring(1) + direction;
            var field = name;
            for (var number = 2; _fields.Exists(other => string.Equals(other.Field, field, StringComparison.Ordinal)); number++)
            {
                field = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            _fields.Add((type.Qualified, direction, field));
            return field;
        }
    }
}
